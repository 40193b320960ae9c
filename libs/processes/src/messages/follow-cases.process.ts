import { type ThreadDocument, threadDecider } from '#contexts/e-messages';
import { caseDecider, type PersonRegistryEvent } from '#contexts/person-registry';
import type { CommandContext, Process } from '#engine';
import { type Actor, type CaseNumber, countyCode, systemActor, type ThreadId } from '#kernel';
import type { FlowPorts } from '../ports.js';
import { handsFor, programsOf } from './message-standing.js';

/** Finds what is of a case. */
export interface FindsThreads {
  /** Its threads, by a view that holds everything up to `position`. @throws when the view does not get there soon */
  readonly threadsOf: (number: CaseNumber, position: string) => AsyncIterable<ThreadDocument>;
}

const product: Actor = systemActor('follow-cases');

/** A case that changes county takes its threads along; open ones go to whoever has the program now (rule M11). */
export const letThreadsFollowTheirCase = (ports: FlowPorts & FindsThreads): Process<PersonRegistryEvent> => ({
  name: 'let-threads-follow-their-case',
  begins: 'now',
  types: ['CaseRecorded', 'ProgramWorkerAssigned'],
  interestedIn: (event) =>
    event.type === 'ProgramWorkerAssigned' ||
    (event.type === 'CaseRecorded' && event.data.before !== undefined),
  async handle(event, context) {
    if (event.type !== 'CaseRecorded' && event.type !== 'ProgramWorkerAssigned') return;
    const { caseNumber } = event.data;
    for await (const { threadId } of ports.threadsOf(caseNumber, event.meta.position))
      await followCase(ports, { caseNumber, threadId }, context);
  },
});

/** Brings one thread to where its case is now. Already there = nothing. */
export async function followCase(
  ports: FlowPorts,
  { caseNumber, threadId }: { readonly caseNumber: CaseNumber; readonly threadId: ThreadId },
  context: CommandContext,
): Promise<void> {
  const state = await ports.engine.state(caseDecider, caseNumber);
  const thread = await ports.engine.state(threadDecider, threadId);
  if (state.kind === 'unknown' || thread.is === 'nothing') return;
  const county = countyCode(state.facts.county);
  const hands = await handsFor(ports, { county, programs: programsOf(state.facts) }, thread.program);
  await ports.engine.execute(
    threadDecider,
    threadId,
    { kind: 'follow-case', county, ...hands, by: product, at: ports.clock.now() },
    { ...context, actor: product, command: `follow-case:${threadId}` },
  );
}
