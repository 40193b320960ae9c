import { type CaseNumber, type Instant, opened, type PersonId } from '#kernel';
import type { Address, ContactDetail, Identity, Origin, SourceRecord } from '../values.js';
import type { PersonEvent } from './events.js';

/** What stays readable when a person's key is destroyed. */
interface PersonFacts {
  readonly personId: PersonId;
  readonly customerPrivacy: boolean;
  /** Every case the person is on, in the order of joining. */
  readonly cases: readonly CaseNumber[];
  /** When the Contact Detail last changed, by whomever. */
  readonly contactChangedAt?: Instant;
  /** When each worker last edited the Contact Detail: starts that worker's cool-off (rule P5). */
  readonly contactEditedBy: Readonly<Record<string, Instant>>;
  readonly ivrPinUpdatedOn?: Instant;
  /** Changes that nobody could be told of because of Customer Privacy, until a supervisor settles each. */
  readonly openNotices: readonly Instant[];
  /** When the source lifted Customer Privacy, until a supervisor settles each. */
  readonly openLifts: readonly Instant[];
}

export interface KnownPerson extends PersonFacts {
  readonly kind: 'known';
  readonly identity: Identity;
  readonly contact: ContactDetail;
  readonly addresses: readonly Address[];
  /** The last record of the system of record. */
  readonly source: SourceRecord;
}

export type PersonState =
  | { readonly kind: 'unknown' }
  | KnownPerson
  | ({ readonly kind: 'erased' } & PersonFacts);

type Present = Exclude<PersonState, { kind: 'unknown' }>;

export const unknownPerson: PersonState = { kind: 'unknown' };

/** Total: a person whose data cannot be opened any more folds to `erased`. */
export function evolvePerson(state: PersonState, event: PersonEvent): PersonState {
  if (event.type === 'PersonRegistered') return registered(event.data);
  if (state.kind === 'unknown') return state;
  switch (event.type) {
    case 'SourceRecordReceived': {
      const source = opened(event.data.record);
      return source === undefined ? erased(state) : known(state, { source });
    }
    case 'IdentityChanged': {
      const identity = opened(event.data.identity);
      return identity === undefined ? erased(state) : known(state, { identity });
    }
    case 'AddressesChanged': {
      const addresses = opened(event.data.addresses);
      return addresses === undefined ? erased(state) : known(state, { addresses: addresses.list });
    }
    case 'ContactChanged': {
      const { at, worker, customerPrivacy } = event.data;
      const facts = {
        contactChangedAt: at,
        contactEditedBy:
          worker === undefined ? state.contactEditedBy : { ...state.contactEditedBy, [worker]: at },
        openNotices: customerPrivacy ? [...state.openNotices, at] : state.openNotices,
      };
      const contact = opened(event.data.contact);
      const next: Present = { ...state, ...facts };
      return contact === undefined ? erased(next) : known(next, { contact });
    }
    case 'ContactNoticeSettled':
      return {
        ...state,
        openNotices: state.openNotices.filter((each) => each !== event.data.contactChangedAt),
      };
    case 'IvrPinReset':
      return { ...state, ivrPinUpdatedOn: event.data.at };
    case 'CustomerPrivacyChanged':
      return {
        ...state,
        customerPrivacy: event.data.active,
        openLifts: liftedBySource(event.data) ? [...state.openLifts, event.data.at] : state.openLifts,
      };
    case 'PrivacyLiftSettled':
      return { ...state, openLifts: state.openLifts.filter((each) => each !== event.data.liftedAt) };
    case 'PersonJoinedCase':
      return { ...state, cases: [...state.cases, event.data.caseNumber] };
    case 'PersonLeftCase':
      return { ...state, cases: state.cases.filter((each) => each !== event.data.caseNumber) };
  }
}

/** A supervisor's own lift is nobody's task. */
export const liftedBySource = ({
  active,
  origin,
}: {
  readonly active: boolean;
  readonly origin: Origin;
}): boolean => !active && origin === 'source';

function registered(data: Extract<PersonEvent, { type: 'PersonRegistered' }>['data']): PersonState {
  const { personId, customerPrivacy } = data;
  const facts = { personId, customerPrivacy, cases: [], contactEditedBy: {}, openNotices: [], openLifts: [] };
  const record = opened(data.record);
  if (record === undefined) return { kind: 'erased', ...facts };
  return { kind: 'known', ...facts, ...record, source: { ...record, customerPrivacy } };
}

const known = (state: Present, change: Partial<KnownPerson>): PersonState =>
  state.kind === 'known' ? { ...state, ...change } : state;

function erased(state: Present): PersonState {
  const { personId, customerPrivacy, cases, contactChangedAt, contactEditedBy, ivrPinUpdatedOn } = state;
  const { openNotices, openLifts } = state;
  return {
    kind: 'erased',
    personId,
    customerPrivacy,
    cases,
    contactChangedAt,
    contactEditedBy,
    ivrPinUpdatedOn,
    openNotices,
    openLifts,
  };
}
