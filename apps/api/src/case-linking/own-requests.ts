import type { CaseLinkRequestDocument } from '#case-linking';
import { countyName, opened, type SubmissionId } from '#kernel';
import type { OwnRequest } from '../openapi/portal-linking.response.js';

/**
 * A customer's requests, one for each time they asked, by what they entered themselves: the counties that it went to
 * would tell a stranger where a person has cases (spec 20, rule 6). The registrants were opened before.
 */
export function ownRequests(requests: readonly CaseLinkRequestDocument[]): OwnRequest[] {
  const submissions = new Map<SubmissionId, CaseLinkRequestDocument[]>();
  for (const each of requests)
    submissions.set(each.submissionId, [...(submissions.get(each.submissionId) ?? []), each]);
  return [...submissions.values()].flatMap((each) => ownRequest(each) ?? []);
}

/** Undefined when the account was erased. */
function ownRequest(siblings: readonly CaseLinkRequestDocument[]): OwnRequest | undefined {
  const [request] = siblings;
  const entered = request && opened(request.registrant);
  if (request === undefined || entered === undefined) return undefined;
  const { county, caseNumber } = entered;
  return {
    requestId: request.submissionId,
    county,
    countyName: countyName(county),
    caseNumber,
    requestDate: request.requestedAt,
    ...outcomeOf(siblings),
  };
}

/** Linked by one county is linked; it is rejected only when every county said so. */
function outcomeOf(siblings: readonly CaseLinkRequestDocument[]): Pick<OwnRequest, 'status' | 'endedAt'> {
  const linked = siblings.flatMap((each) => each.processed?.at ?? []).sort();
  if (linked[0] !== undefined) return { status: 'Processed', endedAt: linked[0] };
  const rejected = siblings.flatMap((each) => each.rejected?.at ?? []).sort();
  return rejected.length < siblings.length
    ? { status: 'Pending', endedAt: null }
    : { status: 'Rejected', endedAt: rejected.at(-1) ?? null };
}
