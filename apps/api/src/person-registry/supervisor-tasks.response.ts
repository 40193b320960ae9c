import type { MessageTaskKind } from '#contexts/e-messages';
import type { PaperReason, SupervisorTaskKind } from '#contexts/person-registry';

/**
 * `contact_notice`: a contact change that nobody was told of, because Customer Privacy is active. `privacy_lifted`: a
 * system of record lifted Customer Privacy. Somebody must decide what to do. `send_paper`: a letter has to go out.
 * `message_unassigned`: an e-Message waits, and nobody has it. `document_quarantined`: a document of a completed action was
 * not looked into; these two are settled by what is done about them. `erasure`: the erasure of a person waits for the second
 * one; its id stands behind `erasure:` in `taskId`.
 */
export class SupervisorTaskBody {
  taskId!: string;
  kind!: SupervisorTaskKind | MessageTaskKind | 'erasure';
  personId!: string;

  /** First and last name; `[erased]` when the data was erased; null when the person has no case in the county any more. */
  personName!: string | null;

  /** When the contact changed, Customer Privacy was lifted, the letter became necessary, or the thread began. */
  contactChangedAt!: string;

  /** Fields that changed, by name. */
  changed!: string[];

  /** Why a letter goes out; null for other tasks. */
  why!: PaperReason | null;

  /** The notice that goes out by letter, where it is one, or the e-Message that it is about. */
  messageId!: string | null;

  /** Of an e-Message. */
  caseNumber!: string | null;

  /** Of an e-Message; `[erased]` when the data was erased. */
  subject!: string | null;

  /** Documents to release or refuse. */
  documentIds!: string[];

  /** Who edited; null for the system of record, and for letters. */
  worker!: string | null;

  status!: 'open' | 'settled';
  settledBy!: string | null;
  settledAt!: string | null;

  /** What was done about it. */
  note!: string | null;
}

/** How many open tasks of each kind the county has. */
export class SupervisorTaskCountsBody {
  contact_notice!: number;
  privacy_lifted!: number;
  send_paper!: number;
  message_unassigned!: number;
  document_quarantined!: number;
  erasure!: number;
}

export class SupervisorTasksResponse {
  items!: SupervisorTaskBody[];

  /** Of the open tasks, whichever are listed. */
  counts!: SupervisorTaskCountsBody;

  total!: number;

  /** There are more than `total`: counting stopped. */
  more!: boolean;

  page!: number;
  pageSize!: number;

  /** Always null: these pages go by number. */
  next!: string | null;
}

export class TaskSettledResponse {
  taskId!: string;
  status!: 'settled';
}
