import { type AccountId, accountId, type CountyCode, counties, isCountyCode } from '#kernel';
import { demoName } from './demo-names.js';
import { type Identity, identityOf } from './identity.js';
import type { Role } from './rights.js';
import { byName, type StaffDirectory } from './staff.js';

const customers = 12;
const partners = 4;
const largestNumber = 99_999;
const singles: Readonly<Record<string, Role>> = {
  auditor: 'auditor',
  'auditor-b': 'auditor',
  ops: 'ops',
  'help-desk': 'help_desk',
  registry: 'registry',
};
/** Counties that the demo shows first: Los Angeles and Sacramento. */
const shown = ['19', '34'];

/**
 * The invented person behind a demo id: `worker-19`, `worker-19-b` (a second worker), `viewer-19`, `supervisor-19`
 * for every county, `customer-1`, `partner-1`, …, `auditor`, `auditor-b` (a second one), `ops`, `help-desk`, `registry`.
 */
export function demoIdentity(id: string): Identity | undefined {
  const single = Object.hasOwn(singles, id) ? singles[id] : undefined;
  if (single !== undefined) return identityOf({ id, name: nameOf(single, id), role: single });
  const staff = /^(worker|viewer|supervisor)-(\d\d)(-b)?$/.exec(id);
  if (staff !== null) return demoStaff(id, staff[1] as Role, staff[2]!, staff[3] !== undefined);
  const numbered = /^(customer|partner)-([1-9]\d{0,4})$/.exec(id);
  if (numbered === null || Number(numbered[2]) > largestNumber) return undefined;
  const role = numbered[1] as Role;
  if (role === 'partner') return identityOf({ id, name: demoName(id), role });
  return identityOf({ id, name: demoName(id), role, accountId: accountId(`demo-customer-${numbered[2]}`) });
}

/** Who signs in to that account. */
export const demoCustomerOf = (account: AccountId): string | undefined =>
  /^demo-(customer-[1-9]\d{0,4})$/.exec(account)?.[1];

/** Every listed demo identity, those to try first on top. */
export function demoIdentities(): readonly Identity[] {
  const staffOf = (code: string) => [
    `worker-${code}`,
    `worker-${code}-b`,
    `viewer-${code}`,
    `supervisor-${code}`,
  ];
  const count = (role: string, most: number) => Array.from({ length: most }, (_, n) => `${role}-${n + 1}`);
  const others = counties.map(({ code }) => code as string).filter((code) => !shown.includes(code));
  const ids = [
    ...shown.flatMap(staffOf),
    ...count('customer', customers),
    ...count('partner', partners),
    ...Object.keys(singles),
    ...others.flatMap(staffOf),
  ];
  return ids.map((id) => demoIdentity(id)!);
}

/** The invented people of a demo: finds customers too. */
export const demoDirectory: StaffDirectory = {
  find: async (id) => demoIdentity(id),
  nameOf: async (id) => demoIdentity(id)?.name,
  inCounty: async (county) => byName(demoIdentities().filter(({ actor }) => actor.county === county)),
};

function demoStaff(id: string, role: Role, county: string, second: boolean): Identity | undefined {
  if (!isCountyCode(county) || (second && role !== 'worker')) return undefined;
  return identityOf({ id, name: demoName(id), role, county: county as CountyCode });
}

const nameOf = (role: Role, id: string) => (role === 'registry' ? 'Registry system' : demoName(id));
