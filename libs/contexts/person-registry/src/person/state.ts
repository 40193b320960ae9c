import { type CaseNumber, type CountyCode, type Instant, opened, type PersonId } from '#kernel';
import type { Address, ContactDetail, Identity, Origin, SourceRecord } from '../values.js';
import type { PersonEvent } from './events.js';

/** What a supervisor of a county has to settle; without a county it is nobody's. */
interface OpenTask {
  readonly at: Instant;
  readonly county: CountyCode | undefined;
}

/** A letter that was asked for, once for each cause. */
interface Paper extends OpenTask {
  readonly cause: string;
  readonly settled: boolean;
}

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
  readonly openNotices: readonly OpenTask[];
  /** When the source lifted Customer Privacy, until a supervisor settles each. */
  readonly openLifts: readonly OpenTask[];
  /** Notices of action come by the portal: the customer chose so. */
  readonly noas: boolean;
  readonly papers: readonly Paper[];
}

export interface KnownPerson extends PersonFacts {
  readonly kind: 'known';
  readonly identity: Identity;
  readonly contact: ContactDetail;
  readonly addresses: readonly Address[];
  /** The last record of the system of record. */
  readonly source: SourceRecord;
}

/** A person of whom something was reported, whether it can still be read or not. */
export type PersonOnFile = KnownPerson | ({ readonly kind: 'erased' } & PersonFacts);

export type PersonState = { readonly kind: 'unknown' } | PersonOnFile;

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
      const { at, worker, county, customerPrivacy } = event.data;
      const facts = {
        contactChangedAt: at,
        contactEditedBy:
          worker === undefined ? state.contactEditedBy : { ...state.contactEditedBy, [worker]: at },
        openNotices: customerPrivacy ? [...state.openNotices, { at, county }] : state.openNotices,
      };
      const contact = opened(event.data.contact);
      const next: PersonOnFile = { ...state, ...facts };
      return contact === undefined ? erased(next) : known(next, { contact });
    }
    case 'ContactNoticeSettled':
      return {
        ...state,
        openNotices: state.openNotices.filter(({ at }) => at !== event.data.contactChangedAt),
      };
    case 'IvrPinReset':
      return { ...state, ivrPinUpdatedOn: event.data.at };
    case 'CustomerPrivacyChanged': {
      const { active, at, county } = event.data;
      const openLifts = liftedBySource(event.data) ? [...state.openLifts, { at, county }] : state.openLifts;
      return { ...state, customerPrivacy: active, openLifts };
    }
    case 'PrivacyLiftSettled':
      return { ...state, openLifts: state.openLifts.filter(({ at }) => at !== event.data.liftedAt) };
    case 'ENotificationChanged': {
      const { on, noas, at } = event.data;
      const next: PersonOnFile = { ...state, noas, contactChangedAt: at };
      return next.kind === 'known' ? { ...next, contact: { ...next.contact, eNotification: on } } : next;
    }
    case 'PaperAsked': {
      const { at, county, cause } = event.data;
      return { ...state, papers: [...state.papers, { at, county, cause, settled: false }] };
    }
    case 'PaperSettled': {
      const papers = state.papers.map((each) =>
        each.at === event.data.askedAt ? { ...each, settled: true } : each,
      );
      return { ...state, papers };
    }
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
  const facts = {
    ...{ personId, customerPrivacy, cases: [], contactEditedBy: {}, openNotices: [], openLifts: [] },
    ...{ noas: false, papers: [] },
  };
  const record = opened(data.record);
  if (record === undefined) return { kind: 'erased', ...facts };
  return { kind: 'known', ...facts, ...record, source: { ...record, customerPrivacy } };
}

const known = (state: PersonOnFile, change: Partial<KnownPerson>): PersonState =>
  state.kind === 'known' ? { ...state, ...change } : state;

function erased(state: PersonOnFile): PersonState {
  const { personId, customerPrivacy, cases, contactChangedAt, contactEditedBy, ivrPinUpdatedOn } = state;
  const { openNotices, openLifts, noas, papers } = state;
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
    noas,
    papers,
  };
}
