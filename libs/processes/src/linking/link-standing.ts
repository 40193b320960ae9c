import {
  accountLinkDecider,
  type Channel,
  eligibleChannels,
  isDisputed,
  type LinkStanding,
  type PersonFacts,
  personLinkDecider,
  type StandingLink,
} from '#contexts/case-linking';
import type { AccountId, LinkId } from '#kernel';
import { isMarked } from '../mail/marked-address.js';
import type { FlowPorts } from '../ports.js';

/** The eligible contacts of a person, whether or not anything can be sent there now. */
export const contactsOf = ({ secrets }: FlowPorts, person: PersonFacts): readonly Channel[] =>
  eligibleChannels(person.contact, (kind, address) => secrets.id('channel', person.personId, kind, address));

/**
 * The eligible contacts that can be reached, under opaque ids: the customer names one by its id, never by its address.
 * An address that is known to be none is not offered (rule M13).
 */
export async function channelsOf(ports: FlowPorts, person: PersonFacts): Promise<readonly Channel[]> {
  const sendable = contactsOf(ports, person).filter(({ kind }) => ports.ways.includes(kind));
  const marked = await Promise.all(
    sendable.map(async ({ kind, address }) => kind === 'email' && (await isMarked(ports, address))),
  );
  return sendable.filter((_, place) => !marked[place]);
}

/** Who is linked to whom, from the link streams. */
export async function linkStanding(
  ports: FlowPorts,
  accountId: AccountId,
  person: PersonFacts | undefined,
): Promise<Omit<LinkStanding, 'overDailyCap'>> {
  const { reserved } = await ports.engine.state(accountLinkDecider, accountId);
  const account = reserved === undefined ? {} : { accountLinkedTo: reserved.personId };
  if (person === undefined) return { accountId, ...account, unlinkedBefore: false, reachable: false };
  const link = await ports.engine.state(personLinkDecider, person.personId);
  return {
    accountId,
    ...account,
    ...(link.linked === undefined ? {} : { personLinkedTo: link.linked.accountId }),
    unlinkedBefore: isDisputed(link, accountId),
    reachable: (await channelsOf(ports, person)).length > 0,
  };
}

/** The link of an account that stands now, from the link streams. */
export async function standingLinkOf(
  { engine }: Pick<FlowPorts, 'engine'>,
  accountId: AccountId,
): Promise<(StandingLink & { readonly linkId: LinkId }) | undefined> {
  const { reserved } = await engine.state(accountLinkDecider, accountId);
  if (reserved === undefined) return undefined;
  const { linked } = await engine.state(personLinkDecider, reserved.personId);
  if (linked?.linkId !== reserved.linkId) return undefined;
  return { personId: reserved.personId, linkId: linked.linkId, at: linked.at };
}
