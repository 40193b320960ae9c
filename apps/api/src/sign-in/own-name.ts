import type { System } from '#composition';
import { accountDecider, languageOf } from '#contexts/portal-accounts';
import { type Language, opened } from '#kernel';
import type { Caller } from '../http/caller.js';

/** Customers go by the name of their portal account, which is personal data; everybody else by the one they have here. */
export async function ownName({ engine, personalData }: System, caller: Caller): Promise<string> {
  const { accountId, name } = caller.identity;
  const account = accountId && (await engine.state(accountDecider, accountId));
  if (account?.is !== 'registered') return name;
  await personalData.openWithin(caller.look('own-account'), [account.profile]);
  const profile = opened(account.profile);
  return profile === undefined ? name : `${profile.firstName} ${profile.lastName}`;
}

/** The language that belongs to a customer's account. */
export async function ownLanguage({ engine }: System, { identity }: Caller): Promise<Language | null> {
  const { accountId } = identity;
  if (accountId === undefined) return null;
  return languageOf(await engine.state(accountDecider, accountId)) ?? null;
}
