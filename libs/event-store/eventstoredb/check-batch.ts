import { type NewEvent, TooLarge } from '../src/index.js';

/** The server's own limit is for data alone; data and metadata together keep a ledger movable to `sqlite/`. */
const appendLimit = 1024 * 1024;

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const nil = '00000000-0000-0000-0000-000000000000';
/** Half a surrogate pair is no Unicode text: two names would become one. */
const unstorable = /[\0\p{Surrogate}]/u;

/**
 * Rejects what the server would take in part, take for its own (`$…`), or answer with an error that looks like an
 * unknown outcome. @throws TypeError, TooLarge
 */
export function checkBatch(stream: string, events: readonly NewEvent[]): void {
  if (!isName(stream)) throw new TypeError(`${JSON.stringify(stream)} cannot name a stream`);
  if (events.length === 0) throw new TypeError('an append needs at least one event');
  let bytes = 0;
  for (const { id, type, data, metadata } of events) {
    if (!uuid.test(id) || id === nil) throw new TypeError(`the event id "${id}" is no UUID`);
    if (!isName(type)) throw new TypeError(`${JSON.stringify(type)} cannot name a type`);
    bytes += Buffer.byteLength(data) + Buffer.byteLength(metadata);
  }
  if (bytes > appendLimit) throw new TooLarge(bytes, appendLimit);
}

const isName = (text: string): boolean => text !== '' && !text.startsWith('$') && !unstorable.test(text);
