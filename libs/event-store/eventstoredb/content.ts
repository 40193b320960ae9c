import type { EventData, JSONType, RecordedEvent } from '@eventstore/db-client';
import type { NewEvent, StoredEvent } from '../src/index.js';
import { toPosition } from './position.js';

/**
 * The client parses JSON on its way in and writes it anew on its way out, and the port promises the text as it was.
 * So a text goes as JSON, readable in the server's own pages, only when that changes nothing in it (`1.50` would
 * become `1.5`); otherwise its bytes go.
 */
export function toEventData({ id, type, data, metadata }: NewEvent): EventData {
  const event = { id: id.toLowerCase(), type, metadata: toMetadata(metadata) };
  const json = unchangedByJson(data);
  return (
    json === undefined
      ? { ...event, contentType: 'application/octet-stream', data: encoder.encode(data) }
      : { ...event, contentType: 'application/json', data: json }
  ) as EventData;
}

/** `stream`: its name within the ledger. */
export function toStored(event: RecordedEvent, stream: string): StoredEvent {
  const { id, type, revision, position } = event;
  if (position === undefined) throw new Error('EventStoreDB before 22.6 gives no positions: upgrade it');
  return {
    id,
    type,
    data: event.isJson ? JSON.stringify(event.data) : decoder.decode(event.data as Uint8Array),
    metadata: toMetadataText(event.metadata),
    stream,
    revision,
    position: toPosition(position),
  };
}

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
/** Stands before a JSON text in RFC 7464. Metadata that begins with it is not parsed by the client. */
const recordSeparator = '\u001e';

/** Bytes, never an object: the client leaves out metadata that is falsy, and would write it a second time. */
const toMetadata = (text: string): Uint8Array =>
  encoder.encode(unchangedByJson(text) === undefined ? recordSeparator + text : text);

const toMetadataText = (metadata: unknown): string =>
  metadata instanceof Uint8Array
    ? decoder.decode(metadata).replace(recordSeparator, '')
    : JSON.stringify(metadata);

function unchangedByJson(text: string): JSONType | undefined {
  try {
    const value = JSON.parse(text);
    return JSON.stringify(value) === text ? value : undefined;
  } catch {
    return undefined;
  }
}
