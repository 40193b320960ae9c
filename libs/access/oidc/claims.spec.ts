import { type Right, rightsOf } from '../src/rights.js';
import { type Claims, identityFrom } from './claims.js';
import type { ClaimsMapping, Grant, StaffRole } from './settings.js';

const whole = (role: StaffRole): Grant => ({ role, rights: rightsOf(role) });
const mapping: ClaimsMapping = {
  countyClaim: 'county',
  rightsClaim: 'roles',
  roles: new Map([
    ['Worker', whole('worker')],
    ['Intake', { role: 'worker', rights: new Set<Right>(['person:view']) }],
    ['Messages', { role: 'viewer', rights: new Set<Right>(['e-message:view']) }],
    ['Lead', whole('supervisor')],
    ['Audit', whole('auditor')],
    ['Operations', whole('ops')],
    ['Feed', whole('registry')],
  ]),
};
const identity = (claims: Claims, over: Partial<ClaimsMapping> = {}) =>
  identityFrom(claims, 's-1', { ...mapping, ...over });
const refusal = (claims: Claims) => {
  try {
    return identity(claims).role;
  } catch (error) {
    return (error as { code: string }).code;
  }
};

test('a worker of a county has its county, name, role and rights', () => {
  expect(identity({ name: 'Ana Ortiz', roles: ['Worker'], county: '19' })).toEqual({
    id: 's-1',
    name: 'Ana Ortiz',
    role: 'worker',
    rights: rightsOf('worker'),
    actor: { kind: 'worker', id: 's-1', county: '19' },
  });
});

test('a narrowed role has the rights that were left, and no other', () => {
  expect([...identity({ roles: ['Intake'], county: '19' }).rights]).toEqual(['person:view']);
});

test('who has several roles of a county has the rights of all of them, and the strongest of them as role', () => {
  const both = identity({ roles: ['Intake', 'Messages'], county: '19' });
  expect(both.role).toBe('worker');
  expect([...both.rights].sort()).toEqual(['e-message:view', 'person:view']);
  const lead = identity({ roles: ['Messages', 'Lead', 'Worker'], county: '19' });
  expect([lead.role, lead.actor.kind]).toEqual(['supervisor', 'supervisor']);
});

test('one name without a list will do, and names that mean nothing here are passed over', () => {
  expect(identity({ roles: 'Worker', county: '34' }).role).toBe('worker');
  expect(identity({ roles: ['Payroll', 'Worker', 7, null], county: '34' }).role).toBe('worker');
});

test.each([
  [{ county: '19' }, 'no_role'],
  [{ roles: [], county: '19' }, 'no_role'],
  [{ roles: ['worker'], county: '19' }, 'no_role'],
  [{ roles: ['constructor', '__proto__'], county: '19' }, 'no_role'],
  [{ roles: { Worker: true }, county: '19' }, 'no_role'],
  [{ roles: ['Worker'] }, 'no_county'],
  [{ roles: ['Worker'], county: '' }, 'no_county'],
  [{ roles: ['Worker'], county: 19 }, 'no_county'],
  [{ roles: ['Worker'], county: '59' }, 'unknown_county'],
  [{ roles: ['Worker'], county: 'Clark' }, 'unknown_county'],
  [{ roles: ['Worker'], county: ['19', '34'] }, 'several_counties'],
  [{ roles: ['Worker', 'Operations'], county: '19' }, 'several_roles'],
  [{ roles: ['Audit', 'Operations'] }, 'several_roles'],
  [{ roles: ['Audit'], county: '99' }, 'unknown_county'],
] as const)('%j is refused as %s', (claims, code) => {
  expect(refusal(claims)).toBe(code);
});

test.each([
  ['19', '19'],
  ['Los Angeles', '19'],
  ['los angeles county', '19'],
  [['34'], '34'],
])('the county %j is %s', (county, code) => {
  expect(identity({ roles: ['Worker'], county }).actor.county).toBe(code);
});

test('an auditor may be for one county or for all; for ops a county means nothing', () => {
  expect(identity({ roles: ['Audit'], county: '19' }).actor).toEqual({
    kind: 'auditor',
    id: 's-1',
    county: '19',
  });
  expect(identity({ roles: ['Audit'] }).actor).toEqual({ kind: 'auditor', id: 's-1' });
  expect(identity({ roles: ['Operations'], county: 'nowhere' }).actor).toEqual({ kind: 'ops', id: 's-1' });
});

test('claims may lie inside others, and a name with dots of its own goes first', () => {
  const nested = { rightsClaim: 'realm_access.roles', countyClaim: 'https://agency.gov/county' };
  const claims = { realm_access: { roles: ['Worker'] }, 'https://agency.gov/county': '19' };
  expect(identity(claims, nested).actor.county).toBe('19');
});

test.each([
  [{ name: '  Ana Ortiz ' }, 'Ana Ortiz'],
  [{ preferred_username: 'ana.o' }, 'ana.o'],
  [{ client_id: 'nightly-feed' }, 'nightly-feed'],
  [{ name: '' }, 's-1'],
  [{ name: 'x'.repeat(500) }, 'x'.repeat(100)],
])('%j is called %s', (claims, name) => {
  expect(identity({ ...claims, roles: ['Feed'] }).name).toBe(name);
});
