/** Everything that somebody may be allowed to do. A route names one of them; the check comes before anything else. */
export const rights = [
  'person:view',
  'person:reveal',
  'person:edit',
  'contact:edit',
  'case-link:view',
  'case-link:process',
  'case-link:unlink',
  'case-link:assign',
  'e-message:view',
  'e-message:send',
  'e-message:assign',
  'referral:view',
  'referral:create',
  'referral:assign',
  'settings:edit',
  'registry:write',
  'portal:account',
  'portal:link',
  'portal:message',
  'partner:cases',
  'help-desk:registrations',
  'audit:read',
  'audit:verify',
  'audit:export',
  'audit:export-household',
  'privacy:approve-erasure',
  'ops:projections',
  'ops:dead-letters',
  'ops:outbox',
  'ops:batches',
] as const;
export type Right = (typeof rights)[number];

/** Roles of rule G1. `viewer` is a worker with view rights only. */
export const roles = [
  'customer',
  'worker',
  'viewer',
  'supervisor',
  'partner',
  'auditor',
  'ops',
  'help_desk',
  'registry',
] as const;
export type Role = (typeof roles)[number];

const viewing: readonly Right[] = ['person:view', 'case-link:view', 'e-message:view', 'referral:view'];

const casework: readonly Right[] = [
  ...viewing,
  'person:reveal',
  'contact:edit',
  'case-link:process',
  'case-link:unlink',
  'case-link:assign',
  'e-message:send',
  'referral:create',
  'referral:assign',
];

const rightsByRole: Readonly<Record<Role, ReadonlySet<Right>>> = {
  customer: new Set<Right>(['portal:account', 'portal:link', 'portal:message']),
  viewer: new Set(viewing),
  worker: new Set(casework),
  supervisor: new Set<Right>([
    ...casework,
    'person:edit',
    'e-message:assign',
    'settings:edit',
    'privacy:approve-erasure',
  ]),
  partner: new Set<Right>(['partner:cases']),
  auditor: new Set<Right>([
    'audit:read',
    'audit:verify',
    'audit:export',
    'audit:export-household',
    'privacy:approve-erasure',
  ]),
  ops: new Set<Right>(['ops:projections', 'ops:dead-letters', 'ops:outbox', 'ops:batches']),
  help_desk: new Set<Right>(['help-desk:registrations']),
  registry: new Set<Right>(['registry:write']),
};

export const rightsOf = (role: Role): ReadonlySet<Right> => rightsByRole[role];
