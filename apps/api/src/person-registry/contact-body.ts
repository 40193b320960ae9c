import { type ContactDetail, parseContact } from '#contexts/person-registry';
import { type Instant, InvalidInput } from '#kernel';

export interface ContactToSave {
  readonly contact: ContactDetail;
  /** Absent: not checked. */
  readonly seenAt?: Instant | null;
}

const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

/** Reads the body of a save. A whole Contact Detail names its phones: leaving them out by mistake must not remove them. @throws InvalidInput */
export function contactToSave(body: unknown): ContactToSave {
  const { expectedUpdatedAt: seenAt, ...detail } = isObject(body) ? body : {};
  const contact = parseContact(isObject(body) ? detail : body);
  if (!Array.isArray(detail.phones))
    throw invalid('phones', 'must be the list of all phone numbers; [] for none');
  if (seenAt === undefined) return { contact };
  if (seenAt === null || (typeof seenAt === 'string' && instant.test(seenAt))) return { contact, seenAt };
  throw invalid('expectedUpdatedAt', 'must be `contact.updatedAt` as this API answered it, or null');
}

const invalid = (field: string, message: string) => new InvalidInput([{ field, message }]);

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
