import { Injectable } from '@nestjs/common';
import { System } from '#composition';
import { type MessageTaskKind, messageTaskKinds, type ThreadDocument } from '#contexts/e-messages';
import { sealedPerson } from '#contexts/person-registry';
import type { CountyCode } from '#kernel';
import type { Caller } from '../http/caller.js';
import { openedPerson } from '../person-registry/opened-person.js';
import { nameOnTask } from '../person-registry/supervisor-task-bodies.js';
import type { SupervisorTaskBody } from '../person-registry/supervisor-tasks.response.js';
import { documentId } from './file-ids.js';
import { textOf } from './thread-bodies.js';

interface Wanted {
  readonly county: CountyCode;
  /** Undefined: of both kinds. */
  readonly kind: MessageTaskKind | undefined;
}

/** What of e-messages only a supervisor can look after. It is settled by what is done about it: given to somebody, released. */
@Injectable()
export class MessageTasks {
  constructor(private readonly system: System) {}

  count = (county: CountyCode, kind: MessageTaskKind): Promise<number> =>
    this.system.queries.threads.taskCount(county, kind);

  /** The oldest first, kind by kind. */
  async list(
    { county, kind }: Wanted,
    { offset, limit }: { readonly offset: number; readonly limit: number },
    caller: Caller,
  ): Promise<SupervisorTaskBody[]> {
    const found: { readonly kind: MessageTaskKind; readonly document: ThreadDocument }[] = [];
    let skip = offset;
    for (const each of kind === undefined ? messageTaskKinds : [kind]) {
      const left = limit - found.length;
      const total = await this.count(county, each);
      if (left > 0 && skip < total)
        for (const document of await this.system.queries.threads.tasks(county, each, left, skip))
          found.push({ kind: each, document });
      skip = Math.max(0, skip - total);
    }
    return this.named(found, caller);
  }

  private async named(
    tasks: readonly { readonly kind: MessageTaskKind; readonly document: ThreadDocument }[],
    caller: Caller,
  ): Promise<SupervisorTaskBody[]> {
    const persons = await Promise.all(
      tasks.map(async ({ document: { personId, county } }) => {
        const found = await this.system.queries.persons.personInCounty(personId, county);
        return found && sealedPerson(found);
      }),
    );
    const subjects = tasks.map(({ document }) => document.thread.subject);
    await this.system.personalData.openWithin(caller.look('supervisor-tasks'), [subjects, persons]);
    return Promise.all(
      tasks.map(async ({ kind, document }, n): Promise<SupervisorTaskBody> => {
        const person = persons[n];
        const quarantined = document.thread.action?.documents.filter(
          (each) => each.sent && each.state === 'quarantined',
        );
        return {
          taskId: `${kind}:${document.threadId}`,
          kind,
          personId: document.personId,
          personName: person ? nameOnTask(await openedPerson(person)) : null,
          contactChangedAt: document.begunAt,
          changed: [],
          why: null,
          messageId: document.threadId,
          caseNumber: document.caseNumber,
          subject: textOf(document.thread.subject),
          documentIds:
            kind === 'document_quarantined'
              ? (quarantined ?? []).map((each) => documentId(document.threadId, each.documentId))
              : [],
          worker: document.worker,
          ...{ status: 'open', settledBy: null, settledAt: null, note: null },
        };
      }),
    );
  }
}
