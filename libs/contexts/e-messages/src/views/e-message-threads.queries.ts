import type { CaseNumber, CountyCode, FileId, LocalDate, PersonId, ThreadId, WorkerId } from '#kernel';
import type { Condition, ViewReader } from '#read-store';
import { fileTag, type ThreadDocument } from './e-message-threads.view.js';

/** Threads of one person that are shown: more than anybody has written. */
const mostOfPerson = 1_000;
const pageOfAll = 200;

/** Why a thread stands in the supervisors' queue. */
export const messageTaskKinds = ['message_unassigned', 'document_quarantined'] as const;
export type MessageTaskKind = (typeof messageTaskKinds)[number];

const flagOf: Readonly<Record<MessageTaskKind, string>> = {
  message_unassigned: 'unassigned',
  document_quarantined: 'quarantined',
};
const mostTasks = 10_000;

/** Threads, for a customer's inbox, the supervisors' queue, and for whoever must find them. */
export class Threads {
  constructor(private readonly threads: ViewReader<ThreadDocument>) {}

  byId = (id: ThreadId): Promise<ThreadDocument | undefined> => this.threads.get(id);

  /** Of one person, whatever the case: the newest first. */
  async ofPerson(id: PersonId): Promise<readonly ThreadDocument[]> {
    const found = await this.threads.find({
      where: [{ field: 'personId', eq: id }],
      sort: [{ field: 'updatedAt', direction: 'desc' }],
      limit: mostOfPerson,
    });
    return found.items.map((each) => each.document);
  }

  /** What waits for the county on one case. */
  async waitingOn(number: CaseNumber): Promise<readonly ThreadDocument[]> {
    const where = [
      { field: 'caseNumber', eq: number },
      { field: 'waits', eq: 1 },
    ];
    const found = await this.threads.find({ where, limit: mostOfPerson });
    return found.items.map((each) => each.document);
  }

  /** The tasks of a kind, the oldest first. */
  async tasks(
    county: CountyCode,
    kind: MessageTaskKind,
    limit: number,
    offset = 0,
  ): Promise<readonly ThreadDocument[]> {
    const found = await this.threads.find({
      where: taskOf(county, kind),
      sort: [{ field: 'begunAt', direction: 'asc' }],
      limit,
      offset,
    });
    return found.items.map((each) => each.document);
  }

  /** How many tasks of a kind there are, up to 10,000. */
  taskCount = (county: CountyCode, kind: MessageTaskKind): Promise<number> =>
    this.threads.count(taskOf(county, kind), mostTasks);

  /** Every stored file that some thread still needs, with whose it is. */
  async *keptFiles(): AsyncIterable<{ readonly fileId: FileId; readonly of: string }> {
    for await (const { threadId, thread } of this.all([])) {
      const documents = (thread.action?.documents ?? []).filter(
        (each) => each.sent || each.state !== 'refused',
      );
      const ids = documents.map((each) => each.documentId);
      if (thread.action?.form) ids.push(thread.action.form.fileId);
      for (const fileId of ids) yield { fileId, of: `thread ${threadId}` };
    }
  }

  ofCase = (number: CaseNumber): AsyncIterable<ThreadDocument> =>
    this.all([{ field: 'caseNumber', eq: number }]);

  heldBy = (worker: WorkerId): AsyncIterable<ThreadDocument> =>
    this.all([
      { field: 'worker', eq: worker },
      { field: 'open', eq: 1 },
    ]);

  unscanned = (): AsyncIterable<ThreadDocument> => this.all([{ field: 'unscanned', eq: 1 }]);

  /** Whether a stored file belongs to some thread. */
  knowsFile = async (id: FileId): Promise<boolean> =>
    (await this.threads.carrying([[{ kind: fileTag, value: id }]], 1)).length > 0;

  /** Actions that wait for the customer and end on one of these days. */
  dueOn = (days: readonly LocalDate[]): AsyncIterable<ThreadDocument> =>
    this.all([{ field: 'actionDue', in: days }]);

  private async *all(where: readonly Condition[]): AsyncIterable<ThreadDocument> {
    let cursor: string | undefined;
    do {
      const page = await this.threads.find({ where, limit: pageOfAll, ...(cursor && { cursor }) });
      for (const { document } of page.items) yield document;
      cursor = page.next;
    } while (cursor !== undefined);
  }
}

const taskOf = (county: CountyCode, kind: MessageTaskKind): readonly Condition[] => [
  { field: 'county', eq: county },
  { field: flagOf[kind], eq: 1 },
];
