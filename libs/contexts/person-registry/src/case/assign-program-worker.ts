import { type Actor, type CaseNumber, type Instant, NotFound, type WorkerId, workerId } from '#kernel';
import { refuse } from '../refusals.js';
import type { ProgramKind } from '../values.js';
import { supervisor } from '../who-may.js';
import type { CaseEvent } from './events.js';
import { type CaseState, personIdsOf } from './state.js';

/** A supervisor assigns a worker to a program of a case. */
export interface AssignProgramWorker {
  readonly kind: 'assign-program-worker';
  readonly caseNumber: CaseNumber;
  readonly program: ProgramKind;
  readonly worker: WorkerId;
  readonly by: Actor;
  readonly at: Instant;
}

export function assignProgramWorker(
  { caseNumber, program: kind, worker, by, at }: AssignProgramWorker,
  state: CaseState,
): readonly CaseEvent[] {
  const { county } = supervisor(by);
  if (state.kind === 'unknown' || state.facts.county !== county) throw new NotFound();
  const program = state.facts.programs.find((each) => each.kind === kind);
  if (program === undefined) throw refuse('program_not_on_case', kind);
  if (program.worker === worker) return [];
  const from = program.worker === undefined ? {} : { from: workerId(program.worker) };
  const personIds = personIdsOf(state);
  return [
    {
      type: 'ProgramWorkerAssigned',
      data: { caseNumber, program: kind, ...from, to: worker, personIds, at },
    },
  ];
}
