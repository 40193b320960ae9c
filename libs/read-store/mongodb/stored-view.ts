import {
  type DocumentWrite,
  type FieldValue,
  fieldValues,
  type Json,
  type StoredDocument,
  type Tag,
  UnstorableDocument,
  type ViewSchema,
} from '#read-store';

/** A document of a view as the server keeps it; without a body it is a tombstone. */
export interface StoredView {
  readonly _id: string;
  readonly position: string;
  /** Declared fields only: what queries filter and sort by. A missing one is null. */
  readonly fields?: Readonly<Record<string, FieldValue>>;
  /** Each `["kind","value"]`. */
  readonly tags?: readonly string[];
  /** JSON text: read back to the letter, whatever its members are called. */
  readonly body?: string;
  /** Of a tombstone: its position once more, so that only tombstones stand in the index that sweeps them. */
  readonly removed?: string;
}

/** What the server takes in one document, less room for fields and tags. */
const longestBody = 15 * 1024 * 1024;

/** @throws UnstorableDocument */
export function toStored(schema: ViewSchema, { id, position, body, tags }: DocumentWrite): StoredView {
  if (body === undefined) return { _id: id, position, removed: position };
  const values = fieldValues(schema, id, body);
  const fields: Record<string, FieldValue> = {};
  for (const [n, field] of Object.keys(schema.fields).entries()) fields[field] = values[n] ?? null;
  return {
    _id: id,
    position,
    fields,
    ...(tags.length > 0 && { tags: tags.map(tagText) }),
    body: bodyText(schema, id, body),
  };
}

export const fromStored = ({ _id: id, position, body, tags }: StoredView): StoredDocument => ({
  id,
  position,
  body: body === undefined ? undefined : (JSON.parse(body) as Json),
  tags: tagsOf(tags),
});

export const tagText = ({ kind, value }: Tag): string => JSON.stringify([kind, value]);

export const tagsOf = (texts: readonly string[] = []): Tag[] =>
  texts.map((text) => {
    const [kind, value] = JSON.parse(text) as [string, string];
    return { kind, value };
  });

function bodyText(schema: ViewSchema, id: string, body: Json): string {
  let text: string;
  try {
    text = JSON.stringify(body);
  } catch (error) {
    throw new UnstorableDocument(schema.name, id, (error as Error).message);
  }
  if (text.length > longestBody / 3 && Buffer.byteLength(text) > longestBody)
    throw new UnstorableDocument(schema.name, id, `its body is longer than ${longestBody} bytes`);
  return text;
}
