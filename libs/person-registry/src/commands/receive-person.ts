import type { CommandContext, Engine } from '#engine';
import {
  type CaseNumber,
  type CountyCode,
  caseNumber,
  type DomainEvent,
  type Instant,
  personId,
} from '#kernel';
import { caseDecider } from '../domain/case-decider.js';
import type { RecordCase } from '../domain/decisions/record-case.js';
import type { CaseEvent, PersonEvent } from '../domain/events.js';
import { type ImportedCase, type PersonImportRecord, removesCase } from '../domain/import-record.js';
import { personDecider } from '../domain/person-decider.js';

/** What a record came to. */
export interface Received {
  readonly changed: boolean;
  /** Fields where a worker's edit won. */
  readonly kept: readonly string[];
  /** Highest position written; undefined when nothing changed. */
  readonly position: string | undefined;
}

/**
 * Takes one record of a system of record: the case streams first, then the person's. Every step is idempotent,
 * so a crash in between is healed by receiving the record again.
 */
export class ReceivePerson {
  constructor(private readonly engine: Pick<Engine, 'execute' | 'state'>) {}

  /** @throws Refused(person_erased) */
  async receive(record: PersonImportRecord, context: CommandContext, at: Instant): Promise<Received> {
    const id = personId(record.personId);
    const outcomes: { events: readonly DomainEvent[]; position: string | undefined }[] = [];
    for (const each of (record.cases ?? []).filter((one) => !removesCase(one)) as ImportedCase[])
      outcomes.push(
        await this.engine.execute(
          caseDecider,
          caseNumber(each.caseNumber),
          recorded(record, each, at),
          context,
        ),
      );
    for (const number of await this.removedCases(record))
      outcomes.push(
        await this.engine.execute(
          caseDecider,
          number,
          { type: 'RemoveCasePerson', caseNumber: number, personId: id, at },
          context,
        ),
      );
    const county = (record.cases ?? []).find((each) => !removesCase(each)) as ImportedCase | undefined;
    outcomes.push(
      await this.engine.execute(
        personDecider,
        id,
        {
          type: 'ReceivePersonRecord',
          personId: id,
          record,
          ...(county === undefined ? {} : { county: county.county as CountyCode }),
          at,
        },
        context,
      ),
    );
    return summary(outcomes);
  }

  /** `cases: null` takes the person off every case it is on now. */
  private async removedCases(record: PersonImportRecord): Promise<readonly CaseNumber[]> {
    if (record.cases === null) {
      const state = await this.engine.state(personDecider, record.personId);
      return state.kind === 'unknown' ? [] : state.cases;
    }
    return (record.cases ?? []).filter(removesCase).map((each) => caseNumber(each.caseNumber));
  }
}

function recorded(record: PersonImportRecord, said: ImportedCase, at: Instant): RecordCase {
  return {
    type: 'RecordCase',
    caseNumber: caseNumber(said.caseNumber),
    facts: {
      county: said.county,
      status: said.status,
      programs: said.programs.map(({ kind, status, worker }) => ({
        kind,
        status,
        ...(worker === undefined ? {} : { worker }),
      })),
    },
    person: {
      personId: personId(record.personId),
      role: {
        primaryApplicantOf: said.programs.filter((each) => each.primaryApplicant).map((each) => each.kind),
        permanentlyOutOfTheHome: said.permanentlyOutOfTheHome ?? false,
        ...(said.childSupportRole === undefined ? {} : { childSupportRole: said.childSupportRole }),
      },
    },
    at,
  };
}

function summary(
  outcomes: readonly { events: readonly DomainEvent[]; position: string | undefined }[],
): Received {
  const events = outcomes.flatMap((each) => each.events as readonly (PersonEvent | CaseEvent)[]);
  const positions = outcomes.flatMap((each) => each.position ?? []).sort();
  return {
    changed: events.length > 0,
    kept: [...new Set(events.flatMap((each) => ('kept' in each.data ? each.data.kept : [])))],
    position: positions.at(-1),
  };
}
