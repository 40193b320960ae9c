import { type PersonLinkEvent } from '#contexts/case-linking';
import type { Process } from '#engine';
import { commandsAreOverAfter, type FlowPorts } from '../ports.js';
import { afterUnlink } from './unlink-person.js';

/** A crash right after an unlink leaves the account reserved and no new request: both are made up for. */
export const releaseAccountsOfUnlinkedPersons = (ports: FlowPorts): Process<PersonLinkEvent> => ({
  name: 'release-accounts-of-unlinked-persons',
  begins: 'beginning',
  types: ['AccountUnlinked'],
  afterMilliseconds: commandsAreOverAfter,
  interestedIn: (event) => event.type === 'AccountUnlinked',
  async handle(event, context) {
    if (event.type === 'AccountUnlinked') await afterUnlink(ports, event.data, context);
  },
});
