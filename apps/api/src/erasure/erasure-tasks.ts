import { Injectable } from '@nestjs/common';
import { System } from '#composition';
import type { ErasureDocument } from '#contexts/erasure';
import { sealedPerson } from '#contexts/person-registry';
import { type CountyCode, personOf } from '#kernel';
import type { Caller } from '../http/caller.js';
import { openedPerson } from '../person-registry/opened-person.js';
import { nameOnTask } from '../person-registry/supervisor-task-bodies.js';
import type { SupervisorTaskBody } from '../person-registry/supervisor-tasks.response.js';

/** Erasures that wait for a supervisor of the county as the second person. They are settled by approving or cancelling. */
@Injectable()
export class ErasureTasks {
  constructor(private readonly system: System) {}

  count = async (county: CountyCode): Promise<number> => (await this.open(county)).length;

  /** The oldest first. */
  async list(
    county: CountyCode,
    { offset, limit }: { readonly offset: number; readonly limit: number },
    caller: Caller,
  ): Promise<SupervisorTaskBody[]> {
    const tasks = limit > 0 ? (await this.open(county)).slice(offset, offset + limit) : [];
    const persons = await Promise.all(
      tasks.map(async ({ subject }) => {
        const found = await this.system.queries.persons.personInCounty(personOf(subject), county);
        return found && sealedPerson(found);
      }),
    );
    await this.system.personalData.openWithin(caller.look('supervisor-tasks'), persons);
    return Promise.all(
      tasks.map(async ({ erasureId, subject, at }, n): Promise<SupervisorTaskBody> => {
        const person = persons[n];
        return {
          taskId: `erasure:${erasureId}`,
          kind: 'erasure',
          personId: personOf(subject),
          personName: person ? nameOnTask(await openedPerson(person)) : null,
          contactChangedAt: at,
          changed: [],
          ...{ why: null, messageId: null, caseNumber: null, subject: null, documentIds: [], worker: null },
          ...{ status: 'open', settledBy: null, settledAt: null, note: null },
        };
      }),
    );
  }

  private open(county: CountyCode): Promise<readonly ErasureDocument[]> {
    return this.system.queries.erasures.openIn(county, this.system.clock.now());
  }
}
