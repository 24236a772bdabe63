import type { TestDatabase } from '../fixtures/test-database.ts';

/** Two municipalities of the tests; the seed knows neither. */
export const here = 'villa-de-aqui';
export const there = 'villa-de-alla';

export const everyone = [
  'anonymous',
  'planner here',
  'planner elsewhere',
  'police here',
  'police elsewhere',
  'admin here',
  'admin elsewhere',
  'admin everywhere',
  'signed in without a role',
] as const;
export type Person = (typeof everyone)[number];

const grants: Partial<Record<Person, [role: string, municipality: string | null]>> = {
  'planner here': ['planner', here],
  'planner elsewhere': ['planner', there],
  'police here': ['police', here],
  'police elsewhere': ['police', there],
  'admin here': ['admin', here],
  'admin elsewhere': ['admin', there],
  'admin everywhere': ['admin', null],
};

export function accountNumber(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

/** The account of a person; undefined for the anonymous reader, who has none. */
export function accountOf(person: Person): string | undefined {
  return person === 'anonymous' ? undefined : accountNumber(everyone.indexOf(person));
}

export async function addAccount({ database }: TestDatabase, id: string): Promise<void> {
  await database.query('insert into auth.users (id, email) values ($1::uuid, $2)', [
    id,
    `${id}@example.org`,
  ]);
}

/** Makes both municipalities and everybody's account and role. */
export async function settle(at: TestDatabase): Promise<void> {
  await at.database.query(
    `insert into public.municipalities (id, name, department)
     values ($1, 'Villa de Aquí', 'Cabañas'), ($2, 'Villa de Allá', 'Morazán')`,
    [here, there],
  );
  for (const person of everyone) {
    const account = accountOf(person);
    if (account !== undefined) await addAccount(at, account);
  }
  await grantRoles(at);
}

/** Gives everybody the role of their name. */
export async function grantRoles({ database }: TestDatabase): Promise<void> {
  for (const person of everyone) {
    const granted = grants[person];
    if (!granted) continue;
    await database.query(
      'insert into public.user_roles (user_id, role, municipality_id) values ($1::uuid, $2, $3)',
      [accountOf(person) ?? null, ...granted],
    );
  }
}
