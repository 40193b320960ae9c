import type { Mail } from '#bounded-context';
import { outboxDecider, type Queued } from '#contexts/outbox';
import { accountDecider, languageOf, type Profile } from '#contexts/portal-accounts';
import type { CommandContext } from '#engine';
import {
  type AccountId,
  accountSubject,
  type CountyCode,
  type Language,
  opened,
  type Subject,
  seal,
} from '#kernel';
import type { FlowPorts } from '../ports.js';
import { countyContactText } from './county-contact-text.js';
import { isMarked } from './marked-address.js';

type About = Pick<Queued, 'params' | 'cause'> & { readonly mail: Mail; readonly notAfter?: string };

/** A mail that tells to contact the county says how, as the county's settings are now. */
type AboutCounty = About & { readonly county: CountyCode | undefined };

/**
 * Queues one message for the event that causes it: the same event never queues it twice. An address that is marked as
 * none gets nothing (rule M13).
 */
export async function queueMessage(
  ports: FlowPorts,
  {
    mail,
    ...message
  }: About & Pick<Queued, 'channel' | 'to' | 'language'> & { readonly subjectOfData: Subject },
  context: CommandContext,
): Promise<void> {
  const to = message.channel === 'email' ? await ports.vault.open(message.to) : undefined;
  if (to !== undefined && (await isMarked(ports, to.address))) return;
  const messageId = ports.secrets.id('message', message.cause.eventId, mail.name);
  await ports.engine.execute(
    outboxDecider,
    messageId,
    { kind: 'queue', messageId, template: mail.name, at: ports.clock.now(), ...message },
    context,
  );
}

/** Mails the owner of an account, if the account has an address. */
export async function mailAccount(
  ports: FlowPorts,
  account: AccountId,
  { county, ...about }: AboutCounty,
  context: CommandContext,
): Promise<void> {
  const profile = await profileOf(ports, account);
  if (!profile?.email) return;
  const language = await languageOfAccount(ports, account);
  const subjectOfData = accountSubject(account);
  const to = seal(subjectOfData, { address: profile.email });
  const countyContact = county === undefined ? '' : await countyContactText(ports, county, language);
  const params = { ...about.params, countyContact };
  await queueMessage(ports, { ...about, params, channel: 'email', language, to, subjectOfData }, context);
}

/** What the account's owner said of themselves; undefined when there is no such account, or it was erased. */
export async function profileOf({ engine }: FlowPorts, account: AccountId): Promise<Profile | undefined> {
  const state = await engine.state(accountDecider, account);
  return state.is === 'registered' ? opened(state.profile) : undefined;
}

/** The language that the account has now, in which its owner is written to: English as long as they never said. */
export const languageOfAccount = async (
  { engine }: Pick<FlowPorts, 'engine'>,
  account: AccountId,
): Promise<Language> => languageOf(await engine.state(accountDecider, account)) ?? 'en';
