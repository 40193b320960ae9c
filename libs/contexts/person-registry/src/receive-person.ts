import type { CommandContext, Engine } from '#engine';
import {
  type CaseNumber,
  type CountyCode,
  caseNumber,
  type DomainEvent,
  type Instant,
  personId,
} from '#kernel';
import { SubjectErased } from '#privacy';
import { caseDecider } from './case/decider.js';
import type { CaseEvent } from './case/events.js';
import type { RecordCase } from './case/record-case.js';
import { type ImportedCase, type PersonImportRecord, removesCase } from './import-record.js';
import { personDecider } from './person/decider.js';
import type { PersonEvent } from './person/events.js';
import { refuse } from './refusals.js';

/** What a record came to. */
export interface Received {
  readonly changed: boolean;
  /** Fields where a worker's edit won. */
  readonly kept: readonly string[];
  /** The record lifted the person's Customer Privacy. */
  readonly privacyLifted: boolean;
  /** Highest position written; undefined when nothing changed. */
  readonly position: string | undefined;
}

/**
 * Takes one record of a system of record: the case streams first, then the person's. Every step is idempotent,
 * so a crash in between is healed by receiving the record again.
 */
export class ReceivePerson {
  constructor(
    private readonly engine: Pick<Engine, 'execute' | 'state'>,
    /** Whether a case may move to another county only where the record says from which one. */
    private readonly rules: { readonly movesAreSaid: boolean } = { movesAreSaid: false },
  ) {}

  /** @throws Refused(person_erased, case_in_another_county) */
  async receive(record: PersonImportRecord, context: CommandContext, at: Instant): Promise<Received> {
    const id = personId(record.personId);
    // Before the cases: nothing at all is written of somebody who was erased (rule A82).
    if ((await this.engine.state(personDecider, id)).kind === 'erased') throw refuse('person_erased');
    const outcomes: { events: readonly DomainEvent[]; position: string | undefined }[] = [];
    const county = await this.county(record);
    const cases = named(record).map((each) => recorded(record, each, { at, ...this.rules }));
    // All or none: a case that may not move is found before the first one is written.
    if (this.rules.movesAreSaid)
      for (const each of cases)
        caseDecider.decide(each, await this.engine.state(caseDecider, each.caseNumber));
    for (const each of cases)
      outcomes.push(await this.engine.execute(caseDecider, each.caseNumber, each, context));
    for (const number of await this.removedCases(record))
      outcomes.push(
        await this.engine.execute(
          caseDecider,
          number,
          { kind: 'remove-case-person', caseNumber: number, personId: id, at },
          context,
        ),
      );
    outcomes.push(
      await this.engine
        .execute(
          personDecider,
          id,
          {
            kind: 'receive-person-record',
            personId: id,
            record,
            ...(county === undefined ? {} : { county }),
            at,
          },
          context,
        )
        .catch(whereErased),
    );
    return summary(outcomes);
  }

  /** Whose supervisors look after what nobody may be told: of the first case that the record names, else on file. */
  private async county(record: PersonImportRecord): Promise<CountyCode | undefined> {
    const [first] = named(record);
    if (first !== undefined) return first.county as CountyCode;
    const person = await this.engine.state(personDecider, record.personId);
    for (const number of person.kind === 'unknown' ? [] : person.cases) {
      const onFile = await this.engine.state(caseDecider, number);
      if (onFile.kind === 'recorded') return onFile.facts.county as CountyCode;
    }
    return undefined;
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

/** In an older copy of the ledger the person may be unknown; the key says that there was an erasure. */
function whereErased(error: unknown): never {
  throw error instanceof SubjectErased ? refuse('person_erased') : error;
}

const named = (record: PersonImportRecord): readonly ImportedCase[] =>
  (record.cases ?? []).filter((each): each is ImportedCase => !removesCase(each));

function recorded(
  record: PersonImportRecord,
  said: ImportedCase,
  { at, movesAreSaid }: { readonly at: Instant; readonly movesAreSaid: boolean },
): RecordCase {
  return {
    kind: 'record-case',
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
        notPrimaryApplicantOf: said.programs
          .filter((each) => each.primaryApplicant === null)
          .map((each) => each.kind),
        ...(said.permanentlyOutOfTheHome === undefined
          ? {}
          : { permanentlyOutOfTheHome: said.permanentlyOutOfTheHome === true }),
        ...(said.childSupportRole === undefined ? {} : { childSupportRole: said.childSupportRole }),
      },
    },
    ...(movesAreSaid ? { move: { from: said.movedFrom } } : {}),
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
    privacyLifted: events.some((each) => each.type === 'CustomerPrivacyChanged' && !each.data.active),
    position: positions.at(-1),
  };
}
