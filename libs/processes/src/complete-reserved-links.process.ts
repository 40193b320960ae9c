import { accountLinkDecider, type CaseLinkingEvent } from '#case-linking';
import type { Process } from '#engine';
import { Refused } from '#kernel';
import { linkAccountToPerson } from './link-account-to-person.js';
import { commandsAreOverAfter, type FlowPorts } from './ports.js';

/** A crash between the appends of a link leaves an account reserved: the link is completed, or else released. */
export const completeReservedLinks = (ports: FlowPorts): Process<CaseLinkingEvent> => ({
  name: 'complete-reserved-links',
  types: ['AccountReserved'],
  afterMilliseconds: commandsAreOverAfter,
  interestedIn: (event) => event.type === 'AccountReserved',
  async handle(event, context) {
    if (event.type !== 'AccountReserved') return;
    const { reserved } = await ports.engine.state(accountLinkDecider, event.data.accountId);
    if (reserved?.linkId !== event.data.linkId) return;
    try {
      await linkAccountToPerson(ports, { ...event.data, registrantName: '' }, context);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
    }
  },
});
