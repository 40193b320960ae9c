import {
  appendRenewal,
  type Chain,
  formerIdOf,
  knownSeal,
  type LedgerKind,
  lastSeal,
  type TrustedKeys,
} from '#engine';
import type { EventStore } from '#event-store';
import { type Clock, type Randomness, systemActor } from '#kernel';
import { eventTypes } from '../contexts.js';

interface AnnouncingPorts {
  readonly main: EventStore;
  readonly looks: EventStore;
  readonly chains: Readonly<Record<LedgerKind, Chain>>;
  readonly trusted: TrustedKeys;
  readonly clock: Clock;
  readonly randomness: Randomness;
}

/**
 * The first start on a copy writes into its ledgers that they are one, for the copying itself adds nothing. Told by the
 * ledger alone: its last seal, or its last renewal, names another id than it has. @throws Unavailable, Refused
 */
export async function announceCopies(ports: AnnouncingPorts): Promise<void> {
  for (const kind of ['main', 'looks'] as const) {
    const store = ports[kind];
    const formerId = await formerIdOf(store);
    if (formerId === undefined) continue;
    const seal = (await lastSeal(store))?.seal;
    await appendRenewal(
      { ...ports, store, kind, keys: ports.trusted, chain: ports.chains[kind], storedName: renewedName },
      {
        cause: 'copy',
        reason: 'the first start on a copy',
        formerId,
        ...(seal !== undefined && { lastKnown: knownSeal(seal) }),
        by: systemActor('start'),
      },
    );
  }
}

/** Under which name LedgerIdRenewed is stored. */
export const renewedName = eventTypes.storedName('LedgerIdRenewed');
