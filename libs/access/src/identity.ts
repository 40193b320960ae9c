import type { AccountId, Actor, ActorKind } from '#kernel';
import { type Right, type Role, rightsOf } from './rights.js';

/** Somebody who is signed in: who they are, and what they may do. */
export interface Identity {
  readonly id: string;
  /** As events and looks name them. */
  readonly actor: Actor;
  /** What pages call them. */
  readonly name: string;
  readonly role: Role;
  readonly rights: ReadonlySet<Right>;
  /** The portal account; customers only. */
  readonly accountId?: AccountId;
}

/** Where identities are found by the id that a session holds. */
export interface IdentityDirectory {
  find(id: string): Promise<Identity | undefined>;
}

const kindByRole: Readonly<Record<Role, ActorKind>> = {
  customer: 'customer',
  worker: 'worker',
  viewer: 'worker',
  supervisor: 'supervisor',
  partner: 'partner',
  auditor: 'auditor',
  ops: 'ops',
  help_desk: 'help_desk',
  registry: 'registry',
};

/** An identity with exactly the rights of its role. A customer acts under the id of the account. */
export function identityOf({
  id,
  name,
  role,
  county,
  accountId,
}: Pick<Identity, 'id' | 'name' | 'role' | 'accountId'> & Pick<Actor, 'county'>): Identity {
  return {
    id,
    actor: { kind: kindByRole[role], id: accountId ?? id, ...(county === undefined ? {} : { county }) },
    name,
    role,
    rights: rightsOf(role),
    ...(accountId === undefined ? {} : { accountId }),
  };
}
