import { everyone, type Person } from './people.ts';

export type Verb = 'select' | 'insert' | 'update' | 'delete';
export type Access = Record<Verb, readonly Person[]>;

const nobody: Person[] = [];
const plannersHere: Person[] = ['planner here'];
const adminsHere: Person[] = ['admin here', 'admin everywhere'];
const nationalAdmins: Person[] = ['admin everywhere'];
const staffHere: Person[] = ['planner here', 'police here', ...adminsHere];
const staff = everyone.filter(
  (person) => person !== 'anonymous' && person !== 'signed in without a role',
);

const readOnly = { insert: nobody, update: nobody, delete: nobody };
const planData = {
  select: staffHere,
  insert: plannersHere,
  update: plannersHere,
  delete: plannersHere,
};
const plannersAndAdminsHere: Person[] = [...plannersHere, ...adminsHere];
const policeAndAdminsHere: Person[] = ['police here', ...adminsHere];
const workOfPlanners = { ...planData, select: plannersAndAdminsHere };
const catalogue = { insert: nationalAdmins, update: nationalAdmins, delete: nobody };

/**
 * Who may do what with a row that belongs to the municipality `here`, or to none: for each table and
 * view the people who are allowed. Everybody else is refused, or finds no row to read or to change.
 * Every table and view in `public` must stand here.
 */
export const matrix: Record<string, Access> = {
  // What everyone may read.
  municipalities: { select: everyone, ...catalogue },
  municipality_details: { select: everyone, ...readOnly },
  phases: { select: everyone, ...catalogue },
  publications: { select: everyone, ...readOnly },
  publication_entries: { select: everyone, ...readOnly },
  publication_withdrawals: { select: everyone, ...readOnly },

  // What people with a role, in whichever municipality, need to read the data.
  indicator_groups: { select: staff, ...catalogue },
  indicators: { select: staff, ...catalogue },
  indicator_sums: { select: staff, ...catalogue },

  // The plan.
  sectors: planData,
  sector_details: { select: staffHere, ...readOnly },
  assignments: planData,
  observations: planData,
  components: planData,

  // Alternatives of the plan, and tables that were brought in.
  scenarios: { ...workOfPlanners, delete: nobody },
  scenario_assignments: workOfPlanners,
  observation_imports: { select: plannersAndAdminsHere, ...readOnly },

  // Incidents stand in no schema that is exposed; this is who may know of their imports and readers.
  incident_imports: { select: policeAndAdminsHere, ...readOnly },
  incident_accesses: { select: adminsHere, ...readOnly },
  offence_codes: {
    select: policeAndAdminsHere,
    insert: policeAndAdminsHere,
    update: policeAndAdminsHere,
    delete: nobody,
  },

  // Who may do what, and who did.
  user_roles: { select: adminsHere, insert: adminsHere, update: adminsHere, delete: adminsHere },
  audit_entries: { select: plannersAndAdminsHere, ...readOnly },
};
