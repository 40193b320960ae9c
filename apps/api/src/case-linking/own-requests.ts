import type { CaseLinkRequestDocument, LinkEntry, Registrant, RequestStatus } from '#contexts/case-linking';
import type { CountySettings } from '#contexts/county-settings';
import { type CountyCode, countyName, opened, type SubmissionId } from '#kernel';
import type { OwnRequest } from './portal-linking.response.js';

/**
 * A customer's requests, one for each time they asked, by what they entered themselves: the counties that it went to
 * would tell a stranger where a person has cases (rule L6). The registrants were opened before;
 * requests of an erased account are left out.
 */
export async function ownRequests(
  requests: readonly CaseLinkRequestDocument[],
  links: readonly LinkEntry[],
  settingsOf: (county: CountyCode) => Promise<Pick<CountySettings, 'caseLinkSlaBusinessDays'>>,
): Promise<OwnRequest[]> {
  const submissions = new Map<SubmissionId, [CaseLinkRequestDocument, ...CaseLinkRequestDocument[]]>();
  for (const each of requests) {
    const siblings = submissions.get(each.submissionId);
    if (siblings === undefined) submissions.set(each.submissionId, [each]);
    else siblings.push(each);
  }
  const found: OwnRequest[] = [];
  for (const siblings of submissions.values()) {
    const entered = opened(siblings[0].registrant);
    if (entered === undefined) continue;
    const { caseLinkSlaBusinessDays } = await settingsOf(entered.county);
    found.push({
      ...ownRequest(siblings, entered, caseLinkSlaBusinessDays),
      linkEndedAt: linkEndedAt(siblings, links),
    });
  }
  return found;
}

function ownRequest(
  siblings: readonly [CaseLinkRequestDocument, ...CaseLinkRequestDocument[]],
  { county, caseNumber }: Registrant,
  goalBusinessDays: number,
): Omit<OwnRequest, 'linkEndedAt'> {
  const [request] = siblings;
  const outcome = outcomeOf(siblings);
  return {
    requestId: request.submissionId,
    county,
    countyName: countyName(county),
    caseNumber,
    requestDate: request.requestedAt,
    ...outcome,
    origin: request.origin,
    askedAgain: mostAsked(siblings),
    text: texts[outcome.status](countyName(county)),
    goalBusinessDays: outcome.status === 'Pending' ? goalBusinessDays : null,
  };
}

const texts: Readonly<Record<RequestStatus, (county: string) => string>> = {
  Pending: (county) =>
    `${county} County has your request and will look at it. You do not need to do anything.`,
  Processed: () => 'The county looked at your request and linked your account to your case.',
  Rejected: (county) =>
    `${county} County looked at your request and could not link your case. To learn what to do next, please contact ${county} County. Then you can ask again.`,
};

/** What was linked by it may have been undone since. */
function linkEndedAt(
  siblings: readonly CaseLinkRequestDocument[],
  links: readonly LinkEntry[],
): OwnRequest['linkEndedAt'] {
  const made = siblings.flatMap((each) => each.processed?.linkId ?? []);
  return links.find(({ linkId }) => made.includes(linkId))?.unlinked?.at ?? null;
}

/** A county that decided early was not told of what came later. */
const mostAsked = (siblings: readonly CaseLinkRequestDocument[]): OwnRequest['askedAgain'] =>
  siblings
    .map((each) => each.askedAgain)
    .reduce((most, each) => ((each?.times ?? 0) > (most?.times ?? 0) ? each : most), null);

/** Linked by one county is linked; it is rejected only when every county said so. */
function outcomeOf(siblings: readonly CaseLinkRequestDocument[]): Pick<OwnRequest, 'status' | 'endedAt'> {
  const linked = siblings.flatMap((each) => each.processed?.at ?? []).sort();
  if (linked[0] !== undefined) return { status: 'Processed', endedAt: linked[0] };
  const rejected = siblings.flatMap((each) => each.rejected?.at ?? []).sort();
  return rejected.length < siblings.length
    ? { status: 'Pending', endedAt: null }
    : { status: 'Rejected', endedAt: rejected.at(-1) ?? null };
}
