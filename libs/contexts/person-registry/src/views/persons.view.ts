import type { Instant, Sealed } from '#kernel';
import type { Tag, ViewSchema } from '#read-store';
import type {
  Address,
  CaseRole,
  CaseStatus,
  ContactDetail,
  Identity,
  PersonRecord,
  ProgramKind,
} from '../values.js';

/** A person's case as far as a list of persons shows it. */
export interface CaseOfPerson {
  readonly county: string;
  readonly status: CaseStatus;
  readonly programs: readonly ProgramKind[];
  readonly role: CaseRole;
}

/** A person's data, as sealed as in the ledger: a group that changed since stands beside the first record. */
export interface SealedPerson {
  readonly record?: Sealed<PersonRecord>;
  readonly identity?: Sealed<Identity>;
  readonly contact?: Sealed<ContactDetail>;
  readonly addresses?: Sealed<{ readonly list: readonly Address[] }>;
  /** What the customer chose after `contact` was saved. */
  readonly eNotification?: boolean;
}

/** `persons`, by person id. Without any sealed data while only a case speaks of the person. */
export interface PersonDocument extends SealedPerson {
  readonly customerPrivacy: boolean;
  readonly contactChangedAt?: Instant;
  readonly ivrPinUpdatedOn?: Instant;
  readonly cases: Readonly<Record<string, CaseOfPerson>>;
  readonly tags: { readonly identity: readonly Tag[]; readonly contact: readonly Tag[] };
}

export const personsView: ViewSchema = {
  name: 'persons',
  version: 3,
  fields: {},
  indexes: [],
  tagged: true,
};

export const sealedPerson = ({
  record,
  identity,
  contact,
  addresses,
  eNotification,
}: PersonDocument): SealedPerson => ({
  ...(record === undefined ? {} : { record }),
  ...(identity === undefined ? {} : { identity }),
  ...(contact === undefined ? {} : { contact }),
  ...(addresses === undefined ? {} : { addresses }),
  ...(eNotification === undefined ? {} : { eNotification }),
});

/** Opens a person with the caller's way of opening. Undefined when erased, or not reported yet. */
export async function openPerson(
  person: SealedPerson,
  open: <T>(sealed: Sealed<T>) => Promise<T | undefined>,
): Promise<PersonRecord | undefined> {
  if (person.record === undefined) return undefined;
  const record = await open(person.record);
  const identity = person.identity && (await open(person.identity));
  const contact = person.contact && (await open(person.contact));
  const addresses = person.addresses && (await open(person.addresses));
  if (record === undefined) return undefined;
  return {
    identity: identity ?? record.identity,
    contact: {
      ...(contact ?? record.contact),
      ...(person.eNotification !== undefined && { eNotification: person.eNotification }),
    },
    addresses: addresses?.list ?? record.addresses,
  };
}
