import type { Channel } from '#contexts/case-linking';
import { countyName } from '#kernel';
import type { RequestsOfAttempt } from '#processes';
import type { AttemptStanding } from '#worklist';
import type { AskedBefore, AttemptStandingResponse, ChannelBody } from './portal-linking.response.js';

/** Never the address itself. */
export const channelBodies = (channels: readonly Channel[]): ChannelBody[] =>
  channels.map(({ id, kind, masked }) => ({ id, kind, masked }));

/** A customer's request goes by the id of its submission: the counties are nobody's business. */
export const askedBefore = ({ submissionId, requestedAt }: RequestsOfAttempt): AskedBefore => ({
  requestId: submissionId,
  requestDate: requestedAt,
});

export function standingBody(
  attemptId: string,
  { outcome, askedAt, caseNumber, county, verification, again }: AttemptStanding,
): AttemptStandingResponse {
  return {
    attemptId,
    outcome,
    askedAt,
    caseNumber,
    county,
    countyName: countyName(county),
    verification: verification
      ? {
          until: verification.until,
          channels: channelBodies(verification.channels),
          sendingsLeft: verification.sendingsLeft,
          triesLeft: verification.triesLeft,
          code: verification.code ?? null,
        }
      : null,
    askedBefore: again ? askedBefore(again) : null,
  };
}
