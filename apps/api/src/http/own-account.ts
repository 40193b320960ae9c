import { type AccountId, NotFound } from '#kernel';
import type { Caller } from './caller.js';

/** The portal account of the customer who calls. @throws NotFound for anybody else */
export function accountOf({ identity }: Caller): AccountId {
  if (identity.accountId === undefined) throw new NotFound();
  return identity.accountId;
}
