import {
  type Actor,
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
  ContactDetail,
  Identity,
  Origin,
  PaperReason,
  PersonRecord,
  SourceRecord,
} from '../values.js';

// Names and shapes here are storage formats: a published one never changes, it gets a new version and an upcast.

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
/** The customer's own word. Contact Detail and a record of the source set `on` by ContactChanged. */
interface ENotificationChanged {
  readonly personId: PersonId;
  /** Mails tell of e-Messages. */
  readonly on: boolean;
  /** Notices of action come by the portal. */
  readonly noas: boolean;
  /** `on` is absent where nobody ever said. */
  readonly from: { readonly on?: boolean; readonly noas: boolean };
  readonly by: Actor;
  readonly at: Instant;
}
interface PaperAsked {
  readonly personId: PersonId;
  readonly county: CountyCode;
  readonly why: PaperReason;
  /** Id of the event that makes it necessary. */
  readonly cause: string;
  /** Of the notice that is to be sent, where it is one. */
  readonly messageId?: string;
  readonly at: Instant;
}
/** A supervisor sent it, or saw that it is not needed. */
interface PaperSettled {
  readonly personId: PersonId;
  /** `at` of the PaperAsked. */
  readonly askedAt: Instant;
  readonly worker: WorkerId;
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

/** `person-{personId}`: one person. */
export const personEvents = catalogue('person-registry', {
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
  ENotificationChanged: event<ENotificationChanged>(
    'A customer chose whether mails tell of e-Messages, and how notices of action come.',
  ),
  PaperAsked: event<PaperAsked>('Something has to reach a person by letter.'),
  PaperSettled: event<PaperSettled>('A supervisor saw to a letter to a person.'),
  PersonJoinedCase: event<PersonJoinedCase>('A person came to be on a case.'),
  PersonLeftCase: event<PersonLeftCase>('A person is no longer on a case.'),
});

export type PersonEvent = EventsOf<typeof personEvents>;
