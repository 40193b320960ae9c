import {
  type AttemptAsked,
  accountLinkDecider,
  areLinked,
  matchPolicy,
  neverAutomatic,
  type Obstacle,
} from '#contexts/case-linking';
import { type LinkId, opened } from '#kernel';
import type { FlowPorts } from '../ports.js';
import { linkStanding } from './link-standing.js';
import { namedCase } from './person-facts.js';

/**
 * Why an attempt that could be verified cannot link by itself any more, as things stand now (a privacy record set a
 * moment ago counts); `linked`: account and person are linked to each other. `link`: of this attempt, which does not
 * stand in its own way.
 */
export async function whatForbids(
  ports: FlowPorts,
  asked: AttemptAsked,
  link?: LinkId,
): Promise<Obstacle | 'linked' | undefined> {
  const registrant = opened(asked.registrant);
  if (registrant === undefined) return 'mismatch';
  const match = matchPolicy.match(registrant, await namedCase(ports.engine, asked.caseNumber));
  const { reserved } = await ports.engine.state(accountLinkDecider, asked.accountId);
  const isMine = link !== undefined && reserved?.linkId === link;
  const standing = {
    ...(await linkStanding(ports, asked.accountId, match.person)),
    ...(isMine && { accountLinkedTo: undefined, personLinkedTo: undefined }),
    overDailyCap: false,
  };
  if (areLinked(match, standing)) return 'linked';
  if (!match.explanation.full || match.person?.personId !== asked.personId) return 'mismatch';
  return neverAutomatic(match, standing);
}
