import type { Randomness } from '#kernel';
import {
  type EventStore,
  type ExpectedRevision,
  StoreRefused,
  StreamNotFound,
  WrongExpected,
} from '../src/index.js';
import { ledgerStream } from './namespace.js';

type Streams = Pick<EventStore, 'append' | 'readStream'>;

/**
 * The id of this ledger. Who opens an empty database first gives it one; the others find it.
 * @throws StoreRefused where there is none and none may be made
 */
export async function findLedgerId(
  streams: Streams,
  randomness: Randomness,
  { create }: { readonly create: boolean },
): Promise<string> {
  const found = await last(streams);
  if (found) return found.id;
  if (!create)
    throw new StoreRefused(
      'there is no ledger of Caseledger on this server: check EVENTSTOREDB_URL and EVENTSTOREDB_NAMESPACE',
    );
  try {
    return await name(streams, randomness, 'no_stream');
  } catch (error) {
    if (!(error instanceof WrongExpected)) throw error;
    return (await last(streams))!.id;
  }
}

/** @throws WrongExpected when somebody else renewed it at the same time */
export const newLedgerId = async (streams: Streams, randomness: Randomness): Promise<string> =>
  name(streams, randomness, (await last(streams))?.revision ?? 'no_stream');

async function last(streams: Streams) {
  try {
    return (await streams.readStream(ledgerStream, { direction: 'backwards', max: 1 }))[0];
  } catch (error) {
    if (error instanceof StreamNotFound) return undefined;
    throw error;
  }
}

async function name(streams: Streams, randomness: Randomness, expected: ExpectedRevision): Promise<string> {
  const id = randomness.uuid();
  const event = { id, type: 'caseledger.LedgerNamed.v1', data: '{}', metadata: '{}' };
  await streams.append(ledgerStream, [event], expected);
  return id;
}
