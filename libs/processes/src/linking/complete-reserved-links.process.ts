import {
  accountLinkDecider,
  type CaseLinkingEvent,
  type LinkRequest,
  submissionDecider,
  submissionOf,
} from '#contexts/case-linking';
import type { CommandContext, Process } from '#engine';
import { Refused } from '#kernel';
import { commandsAreOverAfter, type FlowPorts } from '../ports.js';
import { giveUpLink, type LinkToMake, linkAccountToPerson } from './link-account-to-person.js';

/**
 * A crash between the appends of a link leaves a submission claimed or an account reserved: the link is completed, or
 * else given up.
 */
export const completeReservedLinks = (ports: FlowPorts): Process<CaseLinkingEvent> => ({
  name: 'complete-reserved-links',
  begins: 'beginning',
  types: ['RequestClaimed', 'AccountReserved'],
  afterMilliseconds: commandsAreOverAfter,
  interestedIn: (event) => event.type === 'RequestClaimed' || event.type === 'AccountReserved',
  async handle(event, context) {
    const link = await unfinished(ports, event);
    if (link === undefined) return;
    try {
      if (await isClaimed(ports, link, context)) await linkAccountToPerson(ports, link, context);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
    }
  },
});

/** The link that an event began and nothing has ended since. */
async function unfinished(ports: FlowPorts, event: CaseLinkingEvent): Promise<LinkToMake | undefined> {
  if (event.type === 'RequestClaimed') {
    const { requestId, accountId, linkId } = event.data;
    const claim = (await requestOn(ports, requestId))?.claimedFor;
    return claim?.linkId === linkId ? { ...claim, accountId, registrantName: '' } : undefined;
  }
  if (event.type !== 'AccountReserved') return undefined;
  const { reserved } = await ports.engine.state(accountLinkDecider, event.data.accountId);
  return reserved?.linkId === event.data.linkId ? { ...event.data, registrantName: '' } : undefined;
}

/** A reservation of before there were claims gets its claim now; one that cannot have it any more is given up. */
async function isClaimed(ports: FlowPorts, link: LinkToMake, context: CommandContext): Promise<boolean> {
  const { purpose, linkId, personId } = link;
  if (purpose.kind !== 'request') return true;
  const { requestId, by, verification, override } = purpose;
  const request = await requestOn(ports, requestId);
  if (request === undefined) return true;
  const how = { by, verification, ...(override === undefined ? {} : { override }) };
  const at = ports.clock.now();
  try {
    await ports.engine.execute(
      submissionDecider,
      request.submissionId,
      { kind: 'claim', requestId, county: request.county, linkId, personId, ...how, at },
      { ...context, command: `${context.command}:claim` },
    );
    return true;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    await giveUpLink(ports, link, context);
    return false;
  }
}

const requestOn = async (
  { engine }: FlowPorts,
  requestId: LinkRequest['requestId'],
): Promise<LinkRequest | undefined> =>
  (await engine.state(submissionDecider, submissionOf(requestId))).get(requestId);
