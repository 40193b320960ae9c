import type { CaseNumber, Instant, PersonId } from '#kernel';
import { refuse } from '../refusals.js';
import { same } from '../same.js';
import type { CaseFacts, Program } from '../values.js';
import type { CaseEvent } from './events.js';
import { recordCasePerson, type SaidRole } from './record-case-person.js';
import { type CaseState, evolveCase, personIdsOf } from './state.js';

/** The system of record reports what a case is and what one person is on it. */
export interface RecordCase {
  readonly kind: 'record-case';
  readonly caseNumber: CaseNumber;
  /** `programs` may be some of the case's: each person's record names those it is about. */
  readonly facts: SaidFacts;
  readonly person: { readonly personId: PersonId; readonly role: SaidRole };
  /** That the case moves from its county to another one must be said by naming the one it leaves. */
  readonly move?: { readonly from: string | undefined };
  readonly at: Instant;
}

/** A program's worker is left when it is absent, removed when it is `null`. */
export interface SaidFacts extends Omit<CaseFacts, 'programs'> {
  readonly programs: readonly (Omit<Program, 'worker'> & { readonly worker?: string | null })[];
}

export function recordCase(command: RecordCase, state: CaseState): readonly CaseEvent[] {
  const facts = recordFacts(command, state);
  const after = facts.reduce(evolveCase, state);
  return [...facts, ...recordCasePerson(command, after)];
}

/** A program's worker follows the source until the agency assigns another: then the agency's stays (rule P10). */
function recordFacts(
  { caseNumber, facts: said, move, at }: RecordCase,
  state: CaseState,
): readonly CaseEvent[] {
  const last = state.kind === 'unknown' ? undefined : state.source;
  const before = state.kind === 'unknown' ? undefined : state.facts;
  if (move !== undefined && before !== undefined && before.county !== said.county)
    if (move.from !== before.county) throw refuse('case_in_another_county', caseNumber, before.county);
  const source: CaseFacts = { ...said, programs: united(last?.programs ?? [], said.programs) };
  if (same(source, last)) return [];
  const kept: string[] = [];
  const programs = source.programs.map((program): Program => {
    const worker = named(before, program.kind);
    const assigned = worker !== named(last, program.kind);
    if (!assigned || worker === undefined || worker === program.worker) return program;
    if (program.worker !== named(last, program.kind)) kept.push(program.kind);
    return { ...program, worker };
  });
  const facts: CaseFacts = { ...source, programs };
  return [
    {
      type: 'CaseRecorded',
      data: {
        caseNumber,
        facts,
        ...(same(source, facts) ? {} : { source }),
        ...(before === undefined ? {} : { before }),
        personIds: personIdsOf(state),
        kept,
        at,
      },
    },
  ];
}

const named = (facts: CaseFacts | undefined, kind: string) =>
  facts?.programs.find((each) => each.kind === kind)?.worker;

/** What was said before, with what is said now in its place; a worker that is not named is left. */
function united(before: readonly Program[], now: SaidFacts['programs']): readonly Program[] {
  const restated = (program: SaidFacts['programs'][number], known: Program | undefined): Program => {
    const worker = program.worker === undefined ? known?.worker : (program.worker ?? undefined);
    return { kind: program.kind, status: program.status, ...(worker === undefined ? {} : { worker }) };
  };
  const kept = before.map((known) => {
    const program = now.find((each) => each.kind === known.kind);
    return program === undefined ? known : restated(program, known);
  });
  const added = now.filter((each) => !before.some((known) => known.kind === each.kind));
  return [...kept, ...added.map((each) => restated(each, undefined))];
}
