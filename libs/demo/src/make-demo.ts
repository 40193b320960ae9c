import type { ProjectionsHost, System } from '#composition';
import { eventTypes } from '#composition';
import { Engine } from '#engine';
import { plusMinutes, systemActor } from '#kernel';
import { importPeople } from '#operations';
import { type ProcessPorts, processesOf } from '#processes';
import { conversationOf } from './conversations.js';
import { setCountyContacts } from './county-contacts.js';
import { writeCustomers } from './customers-file.js';
import { demoFacts, talesOf } from './facts.js';
import { addForms } from './forms.js';
import { inOrder } from './in-order.js';
import { writeMessages } from './messages.js';
import { MovedClock } from './moved-clock.js';
import { writePeopleFile } from './people-file.js';
import { type DemoPlan, newPlan, readPlan, removePlan, writePlan } from './plan-file.js';
import { stepsOf } from './play-tale.js';
import type { Tale } from './tales.js';

/** Says how far the demo data are. */
export type Say = (line: string) => void;

/** The registry knew everybody before the first of them asked for anything: 125 days. */
const importedBefore = 125 * 24 * 60;

/**
 * Makes the demo data of a first start: people by the same import as the command line's, then four months of
 * activity by the flows that people use, dated back. Killed at any moment, it goes on when it is called again;
 * again after that = nothing. Processes must not run meanwhile: their part is done here, at the right dates.
 */
export async function makeDemo(system: System, projections: ProjectionsHost, say: Say): Promise<void> {
  const { dataDir } = system.config;
  const { state = 'intended', ...before } = readPlan(dataDir) ?? {};
  if (state === 'done') return;
  if (state === 'intended' && (await hasEvents(system))) {
    removePlan(dataDir);
    return say('  The ledger has events of others already: no demo data are made.');
  }
  const plan: DemoPlan = {
    ...newPlan(system.config, system.clock.now()),
    ...(state === 'being made' && before),
    state: 'being made',
  };
  writePlan(dataDir, plan);
  const clock = new MovedClock(system.clock);
  const past = inThePast(system, clock);
  try {
    const tales = talesOf(plan);
    await importThem(past, projections, { plan, clock, say });
    await live(past, tales, { plan, clock, say });
    await writeMessages(past, clock);
    writeCustomers(dataDir, demoFacts(tales));
    await processesStartHere(past);
    writePlan(dataDir, { ...plan, state: 'done' });
  } finally {
    clock.end();
  }
}

/** A ledger on a server may be in use although this folder is new. */
async function hasEvents({ store }: System): Promise<boolean> {
  for await (const page of store.readAll({ pageSize: 1 })) if (page.length > 0) return true;
  return false;
}

/** The same stores under a clock that can stand elsewhere. */
function inThePast(system: System, clock: MovedClock): System {
  const { store, vault, secrets, randomness, chains } = system;
  const chain = chains.main;
  const engine = new Engine({ store, vault, secrets, types: eventTypes, chain, clock, randomness });
  const flows = { ...system.flows, engine, clock };
  return { ...system, clock, engine, flows };
}

interface Making {
  readonly plan: DemoPlan;
  readonly clock: MovedClock;
  readonly say: Say;
}

async function importThem(
  system: System,
  projections: ProjectionsHost,
  { plan, clock, say }: Making,
): Promise<void> {
  const file = await writePeopleFile(system.config.dataDir, plan);
  const run = importPeople({ system, projections }, { file }, { actor: systemActor('demo-data') });
  await clock.standStillAt(plusMinutes(plan.now, -importedBefore), async () => {
    await setCountyContacts(system);
    await addForms(system);
    const tell = everyTwoSeconds(system, say);
    let step = await run.next();
    while (!step.done) {
      tell(`  ${step.value.note} of ${plan.people}`);
      step = await run.next();
    }
    say(`  ${step.value.persons} invented people`);
  });
}

async function live(system: System, tales: readonly Tale[], { plan, clock, say }: Making): Promise<void> {
  // What makes them is large, and of use to nobody else.
  const { demoPapers } = await import('./demo-papers.js');
  const conversing = { system, papers: await demoPapers(), now: plan.now };
  const steps = tales.flatMap((tale) => [
    ...stepsOf(system.flows, tale, plan.now),
    ...conversationOf(conversing, tale),
  ]);
  const tell = everyTwoSeconds(system, say);
  await inOrder(clock, steps, (done, total) => tell(`  ${done} of ${total} steps of activity`));
  say(`  four months of activity of ${tales.length} customers`);
}

/** Every process has done its part of what stands in the ledger. */
async function processesStartHere({ store, processCheckpoints }: System): Promise<void> {
  let last: { readonly position: string; readonly id: string } | undefined;
  for await (const page of store.readAll()) last = page.at(-1) ?? last;
  for (const { name } of processesOf({} as ProcessPorts))
    await processCheckpoints.set(name, {
      ledgerId: store.ledgerId,
      position: last?.position,
      eventId: last?.id,
    });
}

function everyTwoSeconds({ clock }: System, say: Say): Say {
  let next = clock.monotonic() + 2_000;
  return (line) => {
    if (clock.monotonic() < next) return;
    next = clock.monotonic() + 2_000;
    say(line);
  };
}
