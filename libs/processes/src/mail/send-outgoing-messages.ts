import { mailNamed } from '#bounded-context';
import { personLinkDecider } from '#contexts/case-linking';
import {
  type FailureReason,
  type MessageToSend,
  type MessageTransport,
  type OutboxEvent,
  type OutgoingMessage,
  outboxDecider,
  type Queued,
  render,
  SendDelayed,
  SendRefused,
} from '#contexts/outbox';
import type { CommandContext, Process } from '#engine';
import { opened, type PersonId, personOf } from '#kernel';
import { mayGetCodeAt } from '../linking/code-contact.js';
import type { FlowPorts } from '../ports.js';
import { clearAddress, isMarked } from './marked-address.js';

export interface SendingPorts extends FlowPorts {
  readonly transport: MessageTransport;
  /** Address of the portal, for links in messages; without a slash at its end. */
  readonly publicUrl: string;
}

/** A queued message goes out at once; what fails is tried again by the timer. */
export const sendOutgoingMessages = (ports: SendingPorts): Process<OutboxEvent> => ({
  name: 'send-outgoing-messages',
  begins: 'now',
  types: ['OutgoingMessageQueued'],
  interestedIn: (event) => event.type === 'OutgoingMessageQueued',
  handle: (event, context) => sendMessage(ports, event.data.messageId, { context }),
});

/** Says that it begins, hands the message over, says how it ended: at least once, by one sender at a time. */
export async function sendMessage(
  ports: SendingPorts,
  messageId: string,
  { context, byHand = false }: { readonly context: CommandContext; readonly byHand?: boolean },
): Promise<void> {
  const { engine, clock } = ports;
  const sender = ports.clock.now();
  const before = await engine.state(outboxDecider, messageId);
  const useless = !((await mayStillGo(ports, before)) && (byHand || (await mayBeMailed(ports, before))));
  const started = await engine.execute(
    outboxDecider,
    messageId,
    { kind: 'start-sending', at: sender, byHand, useless },
    { ...context, command: `start-sending:${sender}` },
  );
  const start = started.events.find((each) => each.type === 'SendStarted');
  if (start?.type !== 'SendStarted' || started.repeated) return;
  const { attempt } = start.data;
  const failure = await handOver(ports, started.state);
  await engine.execute(
    outboxDecider,
    messageId,
    { kind: 'finish-sending', attempt, at: clock.now(), ...(failure && { failure }) },
    { ...context, command: `finish-sending:${attempt}` },
  );
  if (byHand && failure === undefined) await mailAgain(ports, started.state, context);
}

/** An address that turned out to be none since the mail was queued gets it only when a person has it tried again. */
async function mayBeMailed(ports: SendingPorts, message: OutgoingMessage): Promise<boolean> {
  const address = await mailAddressOf(ports, message);
  return address === undefined || !(await isMarked(ports, address));
}

/** The server took what a person had tried again: whatever came back before, the address is one. */
async function mailAgain(
  ports: SendingPorts,
  message: OutgoingMessage,
  context: CommandContext,
): Promise<void> {
  const address = await mailAddressOf(ports, message);
  if (address !== undefined) await clearAddress(ports, address, 'taken_again', context);
}

async function mailAddressOf({ vault }: SendingPorts, message: OutgoingMessage): Promise<string | undefined> {
  if (message.is === 'unknown' || message.queued.channel !== 'email') return undefined;
  return (await vault.open(message.queued.to))?.address;
}

/** A secret goes only where its mail says, and what stands on the portal is told while somebody can see it there. */
async function mayStillGo(ports: SendingPorts, message: OutgoingMessage): Promise<boolean> {
  if (message.is === 'unknown') return true;
  const { secret, onlyWhileLinked } = mailNamed(ports.mails, message.queued.template) ?? {};
  const { to, channel, subjectOfData } = message.queued;
  if (onlyWhileLinked && !(await isLinked(ports, personOf(subjectOfData)))) return false;
  if (secret === undefined) return true;
  await ports.vault.openAll([message.queued]);
  return mayGetCodeAt(ports, subjectOfData, { kind: channel, address: opened(to)?.address });
}

const isLinked = async ({ engine }: SendingPorts, person: PersonId): Promise<boolean> =>
  (await engine.state(personLinkDecider, person)).linked !== undefined;

async function handOver(ports: SendingPorts, message: OutgoingMessage): Promise<FailureReason | undefined> {
  if (message.is === 'unknown') return 'unknown';
  try {
    // The state may come from the very event that queued it, whose address nobody has opened yet.
    await ports.vault.openAll([message.queued]);
    await ports.transport.send(messageToSend(ports, message.queued));
    return undefined;
  } catch (error) {
    return error instanceof SendRefused || error instanceof SendDelayed ? error.why : 'unreachable';
  }
}

type Written = Pick<
  Queued,
  'messageId' | 'channel' | 'template' | 'language' | 'to' | 'params' | 'sealedParams'
>;

/**
 * The message in clear. Its personal data was opened before; a secret is made here and nowhere kept.
 * @throws SendRefused, and SendDelayed for a mail that only a newer program knows
 */
export function messageToSend(
  { secrets, publicUrl, mails }: Pick<SendingPorts, 'secrets' | 'publicUrl' | 'mails'>,
  written: Written,
): MessageToSend {
  const { messageId, channel, template, language, to, params, sealedParams } = written;
  const mail = mailNamed(mails, template);
  if (mail === undefined) throw new SendDelayed('only a newer program knows this mail', 'unknown');
  const all = {
    ...params,
    ...(sealedParams ? opened(sealedParams) : {}),
    ...mail.secret?.make(secrets, params),
    portal: publicUrl,
  };
  const address = opened(to)?.address;
  if (address === undefined) throw new SendRefused('the addressee was erased');
  return { messageId, channel, to: address, ...render({ mail, channel, language, params: all }) };
}
