import type { Channel } from '#case-linking';
import { countyName } from '#kernel';
import type { AttemptStanding } from '#worklist';
import type { AttemptStandingResponse, ChannelBody } from '../openapi/portal-linking.response.js';

/** Never the address itself. */
export const channelBodies = (channels: readonly Channel[]): ChannelBody[] =>
  channels.map(({ id, kind, masked }) => ({ id, kind, masked }));

export function standingBody(
  attemptId: string,
  { outcome, askedAt, caseNumber, county, verification }: AttemptStanding,
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
  };
}
