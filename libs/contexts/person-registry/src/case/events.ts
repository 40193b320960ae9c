import {
  type CaseNumber,
  catalogue,
  type EventsOf,
  event,
  type Instant,
  type PersonId,
  type WorkerId,
} from '#kernel';
import type { CaseFacts, CaseRole, ProgramKind } from '../values.js';

// Names and shapes here are storage formats: a published one never changes, it gets a new version and an upcast.

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

/** `case-{caseNumber}`: one case. */
export const caseEvents = catalogue('person-registry', {
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

export type CaseEvent = EventsOf<typeof caseEvents>;
