import { UnstorableDocument } from './errors.js';
import type { FieldValue, ViewSchema } from './port.js';

/**
 * What the declared fields of a document index as, in the order of the declaration; missing members are null.
 * @throws UnstorableDocument for a member of another kind than declared.
 */
export function fieldValues(schema: ViewSchema, id: string, body: unknown): FieldValue[] {
  checkFields(schema, id, body);
  return Object.keys(schema.fields).map((field) => member(body, field) as FieldValue);
}

/** @throws UnstorableDocument for a member of another kind than declared. */
export function checkFields(schema: ViewSchema, id: string, body: unknown): void {
  for (const field in schema.fields) {
    const value = member(body, field);
    const kind = schema.fields[field];
    if (value === null || (kind === 'text' ? typeof value === 'string' : Number.isFinite(value))) continue;
    throw new UnstorableDocument(schema.name, id, `its member "${field}" is no ${kind}`);
  }
}

const member = (body: unknown, field: string): unknown =>
  (body as Record<string, unknown> | null)?.[field] ?? null;
