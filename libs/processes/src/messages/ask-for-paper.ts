import { isOpenStatus, type PaperReason, personDecider } from '#contexts/person-registry';
import type { CommandContext } from '#engine';
import { type Actor, type PersonId, systemActor } from '#kernel';
import { factsOfPerson } from '../linking/person-facts.js';
import type { FlowPorts } from '../ports.js';

const product: Actor = systemActor('ask-for-paper');

/** What has to go by letter. */
export interface Paper {
  readonly personId: PersonId;
  readonly why: PaperReason;
  /** Id of the event that makes it necessary: the same event asks once. */
  readonly cause: string;
  /** Of the notice that is to be sent, where it is one. */
  readonly messageId?: string;
}

/** A supervisor of the person's county gets a task: an open case decides which (rule M12). Nobody's without a case. */
export async function askForPaper(ports: FlowPorts, paper: Paper, context: CommandContext): Promise<void> {
  const facts = await factsOfPerson(ports.engine, paper.personId);
  const cases = facts?.cases ?? [];
  const of = cases.find(({ status }) => isOpenStatus(status)) ?? cases[0];
  if (of === undefined) return;
  await ports.engine.execute(
    personDecider,
    paper.personId,
    { kind: 'ask-for-paper', ...paper, county: of.county, at: ports.clock.now() },
    { ...context, actor: product, command: `ask-for-paper:${paper.cause}` },
  );
}
