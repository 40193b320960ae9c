import { isStorable } from '#kernel';
import { type NewEvent, TooLarge } from '../src/index.js';

/** Bytes of data and metadata in one append. */
export const appendLimit = 1024 * 1024;

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const bytesPerCharacterAtMost = 3;

/** Rejects what must not reach the writer. @throws TypeError, TooLarge */
export function checkBatch(stream: string, events: readonly NewEvent[]): void {
  if (stream === '' || !isStorable(stream))
    throw new TypeError(`${JSON.stringify(stream)} cannot name a stream`);
  if (events.length === 0) throw new TypeError('an append needs at least one event');
  let characters = 0;
  for (const { id, type, data, metadata } of events) {
    if (!uuid.test(id)) throw new TypeError(`the event id "${id}" is no UUID`);
    if (type === '' || type.includes('\0')) throw new TypeError(`"${type}" cannot name a type`);
    if (data.includes('\0') || metadata.includes('\0')) throw new TypeError('an event is no JSON text');
    characters += data.length + metadata.length;
  }
  if (characters * bytesPerCharacterAtMost > appendLimit) measure(events);
}

function measure(events: readonly NewEvent[]): void {
  let bytes = 0;
  for (const { data, metadata } of events) bytes += Buffer.byteLength(data) + Buffer.byteLength(metadata);
  if (bytes > appendLimit) throw new TooLarge(bytes, appendLimit);
}
