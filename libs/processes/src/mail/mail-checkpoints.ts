import { checkpointsMail, outboxDecider } from '#contexts/outbox';
import type { CommandContext } from '#engine';
import { foldedMailAddress, type Instant, localDate, seal, subject } from '#kernel';
import type { FlowPorts } from '../ports.js';
import { isMarked } from './marked-address.js';

/** The newest seal of a ledger, as its event stands in it. */
export interface SealedUpTo {
  readonly eventId: string;
  /** The signed note. */
  readonly checkpoint: string;
  readonly size: number;
  readonly at: Instant;
}

/** How far both ledgers are sealed, and every renewal of their ids in words. */
export interface Proved {
  readonly main?: SealedUpTo | undefined;
  readonly looks?: SealedUpTo | undefined;
  readonly renewals: readonly string[];
}

/** Nobody's data: addresses that a setting names. */
const auditors = subject('auditors');

/**
 * Queues the checkpoints for each address, one mail a day whoever asks how often (rule A45). Only what stands in the ledger is
 * told, so nothing leaves that is not acknowledged. Before the first seal nothing does. @returns how many were queued
 */
export async function mailCheckpoints(
  ports: FlowPorts,
  { to, proved: { main, looks, renewals } }: { readonly to: readonly string[]; readonly proved: Proved },
  contextOf: () => CommandContext,
): Promise<number> {
  if (main === undefined) return 0;
  const at = ports.clock.now();
  const day = localDate(at);
  const params = {
    day,
    main: main.checkpoint,
    looks: looks?.checkpoint ?? '',
    sealed: [
      `Ledger of events: ${main.size} events, sealed at ${main.at}.`,
      ...(looks === undefined ? [] : [`Ledger of looks: ${looks.size} events, sealed at ${looks.at}.`]),
    ].join('\n'),
    renewals: renewals.length === 0 ? 'No ledger was ever renewed.' : `Renewals:\n${renewals.join('\n')}`,
  };
  let queued = 0;
  for (const address of to) {
    if (await isMarked(ports, address)) continue;
    const messageId = ports.secrets.id(
      'message',
      `${checkpointsMail.name}:${day}`,
      foldedMailAddress(address),
    );
    const { events } = await ports.engine.execute(
      outboxDecider,
      messageId,
      {
        kind: 'queue',
        messageId,
        channel: 'email',
        template: checkpointsMail.name,
        language: 'en',
        to: seal(auditors, { address }),
        params,
        cause: { eventId: main.eventId, type: 'LedgerSealed' },
        subjectOfData: auditors,
        at,
      },
      contextOf(),
    );
    queued += events.length;
  }
  return queued;
}
