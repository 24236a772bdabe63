import type { Role } from '../../../data/account.ts';

/** Whether an account is of the police or an administrator here. The database decides; this follows. */
export function mayImport(roles: readonly Role[], municipalityId: string): boolean {
  return roles.some(
    ({ role, municipalityId: of }) =>
      (role === 'police' || role === 'admin') && (of === null || of === municipalityId),
  );
}
