import {
  type CaseNumber,
  type CountyCode,
  catalogue,
  type EventsOf,
  event,
  type Instant,
  type PersonId,
  type Sealed,
  type WorkerId,
} from '#kernel';
import type {
  Address,
  CaseFacts,
  CaseRole,
  ContactDetail,
  Identity,
  PersonRecord,
  ProgramKind,
} from './values.js';

// Names and shapes here are storage formats: a published one never changes, it gets a new version and an upcast.

/** Where a change came from: the system of record, or a person of the county. */
export type Origin = 'source' | 'worker';

/** What the system of record last said, to compare the next record with. */
export interface SourceRecord extends PersonRecord {
  readonly customerPrivacy: boolean;
}

/** `person-{personId}` */
interface PersonRegistered {
  readonly personId: PersonId;
  readonly record: Sealed<PersonRecord>;
  readonly customerPrivacy: boolean;
  readonly at: Instant;
}
interface SourceRecordReceived {
  readonly personId: PersonId;
  readonly record: Sealed<SourceRecord>;
  /** Fields where a worker's edit won. */
  readonly kept: readonly string[];
  readonly at: Instant;
}
interface IdentityChanged {
  readonly personId: PersonId;
  readonly identity: Sealed<Identity>;
  readonly changed: readonly string[];
  readonly origin: Origin;
  readonly at: Instant;
}
interface AddressesChanged {
  readonly personId: PersonId;
  readonly addresses: Sealed<{ readonly list: readonly Address[] }>;
  readonly origin: Origin;
  readonly at: Instant;
}
interface ContactChanged {
  readonly personId: PersonId;
  readonly contact: Sealed<ContactDetail>;
  readonly changed: readonly string[];
  readonly origin: Origin;
  /** Who edited it, for the cool-off. Absent when the source changed it. */
  readonly worker?: WorkerId;
  /** The worker's, or of the first case in the source's record, else of the first on file; absent when there is none. */
  readonly county?: CountyCode;
  /** The old e-mail address, to be told (without any data in the message); absent when there was none, or nobody may be told. */
  readonly formerEmail?: Sealed<{ readonly address: string }>;
  /** Customer Privacy is active: nobody is told, a supervisor gets a task instead. */
  readonly customerPrivacy: boolean;
  readonly at: Instant;
}
/** A supervisor dealt with a change that Customer Privacy forbade to tell. */
interface ContactNoticeSettled {
  readonly personId: PersonId;
  /** `at` of the ContactChanged. */
  readonly contactChangedAt: Instant;
  readonly worker: WorkerId;
  /** What was done about it; absent when nothing was written, and in version 1. */
  readonly note?: Sealed<{ readonly text: string }>;
  readonly county: CountyCode;
  readonly at: Instant;
}
interface IvrPinReset {
  readonly personId: PersonId;
  readonly worker: WorkerId;
  readonly county: CountyCode;
  readonly at: Instant;
}
interface CustomerPrivacyChanged {
  readonly personId: PersonId;
  readonly active: boolean;
  readonly origin: Origin;
  /** Where a supervisor looks after a lift by the source; absent when the person has no case, and in version 1. */
  readonly county?: CountyCode;
  readonly at: Instant;
}
/** A supervisor dealt with it that the source lifted Customer Privacy. */
interface PrivacyLiftSettled {
  readonly personId: PersonId;
  /** `at` of the CustomerPrivacyChanged. */
  readonly liftedAt: Instant;
  readonly worker: WorkerId;
  /** What was done about it; absent when nothing was written, and in version 1. */
  readonly note?: Sealed<{ readonly text: string }>;
  readonly county: CountyCode;
  readonly at: Instant;
}
interface PersonJoinedCase {
  readonly personId: PersonId;
  readonly caseNumber: CaseNumber;
  readonly at: Instant;
}
interface PersonLeftCase {
  readonly personId: PersonId;
  readonly caseNumber: CaseNumber;
  readonly at: Instant;
}

/** `case-{caseNumber}` */
interface CaseRecorded {
  readonly caseNumber: CaseNumber;
  readonly facts: CaseFacts;
  /** What the source said, where the agency's own assignments make `facts` differ from it. */
  readonly source?: CaseFacts;
  /** Absent the first time. */
  readonly before?: CaseFacts;
  /** Everybody on the case at this moment, so that views of persons can follow. */
  readonly personIds: readonly PersonId[];
  /** Programs (by kind) whose worker the agency changed since: the agency's choice won over the source's. */
  readonly kept: readonly string[];
  readonly at: Instant;
}
interface CasePersonRecorded {
  readonly caseNumber: CaseNumber;
  readonly personId: PersonId;
  readonly role: CaseRole;
  /** What the source said, where the agency's own mark makes `role` differ from it. */
  readonly source?: CaseRole;
  readonly facts: CaseFacts;
  /** Fields of the role where the agency's own mark won over the source. */
  readonly kept: readonly string[];
  readonly at: Instant;
}
interface CasePersonRemoved {
  readonly caseNumber: CaseNumber;
  readonly personId: PersonId;
  readonly at: Instant;
}
interface ProgramWorkerAssigned {
  readonly caseNumber: CaseNumber;
  readonly program: ProgramKind;
  readonly from?: WorkerId;
  readonly to: WorkerId;
  readonly personIds: readonly PersonId[];
  readonly at: Instant;
}
interface OutOfTheHomeMarked {
  readonly caseNumber: CaseNumber;
  readonly personId: PersonId;
  readonly permanentlyOutOfTheHome: boolean;
  readonly at: Instant;
}

export const personRegistryEvents = catalogue('person-registry', {
  PersonRegistered: event<PersonRegistered>('A person was first reported by a system of record.'),
  SourceRecordReceived: event<SourceRecordReceived>(
    'The system of record reported a changed record of a person.',
  ),
  IdentityChanged: event<IdentityChanged>("A person's names, numbers, date of birth or gender changed."),
  AddressesChanged: event<AddressesChanged>("A person's addresses changed."),
  ContactChanged: event<ContactChanged>("A person's Contact Detail changed."),
  ContactNoticeSettled: event<ContactNoticeSettled>(
    'A supervisor dealt with a contact change that Customer Privacy forbade to tell.',
    { version: 2, upcasts: [(first: ContactNoticeSettled) => first] },
  ),
  IvrPinReset: event<IvrPinReset>("A worker reset a person's IVR PIN."),
  CustomerPrivacyChanged: event<CustomerPrivacyChanged>(
    "A person's Customer Privacy record was set or lifted.",
    { version: 2, upcasts: [(first: CustomerPrivacyChanged) => first] },
  ),
  PrivacyLiftSettled: event<PrivacyLiftSettled>(
    'A supervisor dealt with it that a system of record lifted Customer Privacy.',
    { version: 2, upcasts: [(first: PrivacyLiftSettled) => first] },
  ),
  PersonJoinedCase: event<PersonJoinedCase>('A person came to be on a case.'),
  PersonLeftCase: event<PersonLeftCase>('A person is no longer on a case.'),
  CaseRecorded: event<CaseRecorded>("A case's county, status or programs were first reported or changed."),
  CasePersonRecorded: event<CasePersonRecorded>('What a person is on a case was first reported or changed.'),
  CasePersonRemoved: event<CasePersonRemoved>('A person was taken off a case.'),
  ProgramWorkerAssigned: event<ProgramWorkerAssigned>(
    'A supervisor assigned a worker to a program of a case.',
  ),
  OutOfTheHomeMarked: event<OutOfTheHomeMarked>(
    'A supervisor marked a person as Permanently Out of the Home on a case, or took the mark back.',
  ),
});

export type PersonRegistryEvent = EventsOf<typeof personRegistryEvents>;
export type PersonEvent = Extract<
  PersonRegistryEvent,
  {
    type:
      | 'PersonRegistered'
      | 'SourceRecordReceived'
      | 'IdentityChanged'
      | 'AddressesChanged'
      | 'ContactChanged'
      | 'ContactNoticeSettled'
      | 'IvrPinReset'
      | 'CustomerPrivacyChanged'
      | 'PrivacyLiftSettled'
      | 'PersonJoinedCase'
      | 'PersonLeftCase';
  }
>;
export type CaseEvent = Exclude<PersonRegistryEvent, PersonEvent>;
