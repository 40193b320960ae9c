import type { CaseLinkRequestDocument, FindRequests, LinkRequest } from '#contexts/case-linking';
import type { Instant, PersonId } from '#kernel';
import { type FlowPorts, factsOfPerson, standingLinkOf } from '#processes';

/** The account that asks, as far as the county of its request knows it. */
export interface AccountTold {
  /** Its other requests of the county, newest first. */
  readonly requests: readonly CaseLinkRequestDocument[];
  /** To whom it is linked; null also for somebody without a case in the county. */
  readonly link: { readonly personId: PersonId; readonly at: Instant } | null;
}

/** Tells nothing of other counties. The look was recorded before. */
export async function accountTold(
  { flows, requests }: { readonly flows: FlowPorts; readonly requests: FindRequests },
  { accountId, county, requestId }: LinkRequest,
): Promise<AccountTold> {
  const all = await requests.ofAccount(accountId);
  const link = await standingLinkOf(flows, accountId);
  const person = link && (await factsOfPerson(flows.engine, link.personId));
  const isOurs = person?.cases.some((each) => each.county === county) === true;
  return {
    requests: all.filter((each) => each.county === county && each.requestId !== requestId),
    link: link && isOurs ? { personId: link.personId, at: link.at } : null,
  };
}
