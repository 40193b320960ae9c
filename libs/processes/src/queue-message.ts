import type { CommandContext } from '#engine';
import { type AccountId, accountSubject, opened, type Subject, seal } from '#kernel';
import { outboxDecider, type Queued } from '#outbox';
import { accountDecider, type Profile } from '#portal-accounts';
import type { FlowPorts } from './ports.js';

type About = Pick<Queued, 'template' | 'params' | 'cause'> & { readonly notAfter?: string };

/** Queues one message for the event that causes it: the same event never queues it twice. */
export async function queueMessage(
  ports: FlowPorts,
  message: About & Pick<Queued, 'channel' | 'to' | 'language'> & { readonly subjectOfData: Subject },
  context: CommandContext,
): Promise<void> {
  const messageId = ports.secrets.id('message', message.cause.eventId, message.template);
  await ports.engine.execute(
    outboxDecider,
    messageId,
    { kind: 'queue', messageId, at: ports.clock.now(), ...message },
    context,
  );
}

/** Mails the owner of an account, if the account has an address. */
export async function mailAccount(
  ports: FlowPorts,
  account: AccountId,
  about: About,
  context: CommandContext,
): Promise<void> {
  const profile = await profileOf(ports, account);
  if (!profile?.email) return;
  const subjectOfData = accountSubject(account);
  const to = seal(subjectOfData, { address: profile.email });
  await queueMessage(
    ports,
    { ...about, channel: 'email', language: profile.language ?? 'en', to, subjectOfData },
    context,
  );
}

/** What the account's owner said of themselves; undefined when there is no such account, or it was erased. */
export async function profileOf({ engine }: FlowPorts, account: AccountId): Promise<Profile | undefined> {
  const state = await engine.state(accountDecider, account);
  return state.is === 'registered' ? opened(state.profile) : undefined;
}
