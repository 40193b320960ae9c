import { setTimeout as after } from 'node:timers/promises';
import { comparePositions } from '#event-store';
import { atomicMongo } from '../support/chosen-stores.js';
import { Agency } from './support/agency.js';
import { type Answer, type Answered, Caller, type Command, command, Unanswered } from './support/commands.js';
import { diceOf } from './support/dice.js';
import { judgeOpened } from './support/judgement.js';
import type { OpenedFolder } from './support/opened.js';
import type { ServerProcess } from './support/server-process.js';
import { inTime, until } from './support/until.js';

const seed = Number(process.env.FAULT_SEED ?? 1);
const kills = Math.min(40, Number(process.env.FAULT_ROUNDS ?? 3));
const clients = 4;

const beginRebuild = (caller: Caller): Promise<Answer> =>
  caller.send(
    command({ as: 'ops', method: 'POST', path: '/api/v1/ops/projections/all/rebuild', name: 'Rebuild' }),
  );

/** What became of a rebuild of every view, begun once no other one runs. */
async function rebuildAll(caller: Caller): Promise<Record<string, unknown>> {
  let started: Answer | undefined;
  await until('no other rebuild runs, so that one can begin', async () => {
    started = await beginRebuild(caller);
    return started.status === 409 ? JSON.stringify(started.body) : undefined;
  });
  expect(started).toMatchObject({ status: 202 });
  let rebuilt: Answer['body'] = {};
  await until('every view is rebuilt', async () => {
    ({ body: rebuilt } = await caller.get('ops', `/api/v1/ops/rebuilds/${started?.body.id}`));
    const { state, progress } = rebuilt as {
      state: string;
      progress?: { phase: string; view?: string; done: number };
    };
    return state === 'running'
      ? `it is at ${JSON.stringify([progress?.phase, progress?.view, progress?.done])}`
      : undefined;
  });
  return rebuilt;
}

/** Every view has come at least as far as the ledger was when this was asked: somebody feeds each of them. */
async function everyViewComesTo(
  { system }: OpenedFolder,
  projectors: readonly ServerProcess[],
): Promise<void> {
  const head = await inTime('the ledger says where it ends', system.store.head());
  await until(
    `every view is at ${head}`,
    async () => {
      const copies = await system.readStore.copies();
      const behind = copies.filter(
        ({ state, checkpoint }) => state === 'live' && comparePositions(checkpoint?.position, head) < 0,
      );
      const told = behind.map(
        ({ name, build, checkpoint }) => `${name} ${build} is at ${checkpoint?.position}`,
      );
      return told.length > 0 ? told.join(', ') : undefined;
    },
    () => lastWords(projectors),
  );
}

/** The goal is 5 seconds; a machine of tests is too noisy to insist on them. */
function say(cause: 'kill' | 'pause', milliseconds: readonly number[]): void {
  const seconds = milliseconds.map((each) => (each / 1_000).toFixed(1)).sort((a, b) => Number(a) - Number(b));
  process.stderr.write(`After a ${cause} every view was up to date again within ${seconds.join(', ')} s\n`);
}

/** How many views it says that it feeds. */
async function fedBy(projector: ServerProcess): Promise<number> {
  const metrics = await (await fetch(`${await projector.url()}/metrics`)).text();
  return metrics.match(/^caseledger_projection_fed_here\{.*\} 1$/gm)?.length ?? 0;
}

/** The one that others have most to take over from. */
async function busiest(projectors: readonly ServerProcess[]): Promise<ServerProcess> {
  let fed: number[] = [];
  await until(
    'one of the projectors feeds a view',
    async () => {
      fed = await Promise.all(projectors.map(fedBy));
      return Math.max(...fed) > 0 ? undefined : 'none of them feeds any';
    },
    () => lastWords(projectors),
  );
  return projectors[fed.indexOf(Math.max(...fed))]!;
}

/** From now on, by one of them. @throws when one of them ends */
async function isSaid(processes: readonly ServerProcess[], words: RegExp): Promise<void> {
  const marks = processes.map(({ log }) => log.length);
  await until(
    `a projector says ${words}`,
    () =>
      processes.map((each, at) => each.since(marks[at]!)).some((said) => words.test(said))
        ? undefined
        : 'none of them does',
    () => lastWords(processes),
  );
}

const lastWords = (processes: readonly ServerProcess[]): string =>
  processes.map(({ log }, at) => `The log of process ${at + 1} ends so: ${log.slice(-2_000)}`).join('\n');

const named = (text: string | undefined) => /<([^@]+)@/.exec(text ?? '')?.[1];

const obstacle = Agency.obstacle();
if (obstacle !== undefined) process.stderr.write(`SKIPPED: projectors that are killed: ${obstacle}\n`);

(obstacle === undefined && atomicMongo() ? test : test.skip)(
  `three projectors, ${kills} times one of them killed at random, one paused until others have taken over, an api killed while it rebuilds, and both stores gone for a while: nothing is lost or doubled`,
  async () => {
    const dice = diceOf(seed);
    const agency = await Agency.open();
    /** No client begins anything more. */
    let over = false;
    /** Nobody is left who could answer. */
    let abandoned = false;
    try {
      const town = await agency.town(dice, 60);
      const api = agency.start('api', { PROJECTIONS: 'elsewhere' });
      const doomed = agency.start('api', { PROJECTIONS: 'elsewhere' });
      const projectors: ServerProcess[] = [1, 2, 3].map(() => agency.start('projector'));
      const caller = new Caller(await api.url());
      for (const each of projectors) await each.url();

      const answered: Answered[] = [];
      /** Between two commands of a client, in milliseconds. */
      let pause = 0;
      /** What each client waits for, and why it is not answered yet. */
      const open: { command?: Command; why?: string }[] = Array.from({ length: clients }, () => ({}));
      const client = async (own: (typeof open)[number]) => {
        while (!abandoned && (!over || own.command !== undefined))
          try {
            own.command ??= await town.wish(caller);
            const { command } = own;
            const answer = await caller.send(command);
            answered.push({ command, answer });
            town.learn({ command, answer });
            delete own.command;
            await after(pause);
          } catch (error) {
            if (!(error instanceof Unanswered)) throw error;
            own.why = error.message;
            await after(20);
          }
      };
      let broken: unknown;
      const busy = Promise.all(open.map(client));
      busy.catch((error: unknown) => {
        broken = error;
      });
      const unanswered = () =>
        open.flatMap(({ command, why }) =>
          command ? `${command.name}, last said: ${why ?? 'nothing'}` : [],
        );
      const someAnswers = async () => {
        const enough = answered.length + 5 + dice(30);
        await until(
          `${enough} commands are answered`,
          () => {
            if (broken !== undefined) throw broken;
            return answered.length < enough ? `${answered.length} are` : undefined;
          },
          () => `The clients wait for: ${unanswered().join('; ')}\n${lastWords([api, ...projectors])}`,
        );
      };
      expect((await beginRebuild(new Caller(await doomed.url()))).status).toBe(202);
      await doomed.kill();
      expect(await beginRebuild(caller)).toMatchObject({ status: 409, body: { code: 'rebuild_running' } });
      const rebuilding = rebuildAll(caller);
      rebuilding.catch(() => undefined);
      const watching = await agency.openHere('elsewhere');
      const takeOvers: number[] = [];
      for (let round = 0; round < kills; round++) {
        await someAnswers();
        const unlucky = dice(projectors.length);
        await projectors[unlucky]!.kill();
        const killed = performance.now();
        await everyViewComesTo(watching, projectors);
        takeOvers.push(performance.now() - killed);
        projectors[unlucky] = agency.start('projector');
      }
      say('kill', takeOvers);

      // All of them on one machine: a rebuild that nobody lets come to its turn would take minutes.
      pause = 200;
      const rebuilt = await rebuilding;
      pause = 0;
      for (const each of projectors) await each.url();
      await agency.without('mongodb', () =>
        // Whoever holds a lease may be busy ending its work, and says so only after the outage.
        isSaid(projectors, /a lease cannot be asked for/),
      );
      await someAnswers();
      await agency.without('ledger', () => isSaid(projectors, /(recurring work|under a lease) failed/));
      await someAnswers();
      await everyViewComesTo(watching, projectors);

      const asleep = await busiest(projectors);
      asleep.pause();
      const paused = performance.now();
      await someAnswers();
      await everyViewComesTo(watching, projectors);
      say('pause', [performance.now() - paused]);
      await someAnswers();
      asleep.resume();
      await someAnswers();

      over = true;
      await until(
        'every command that was begun is answered',
        () => (broken === undefined ? unanswered().join('; ') || undefined : undefined),
        () => lastWords([api, ...projectors]),
      );
      await busy;
      await everyViewComesTo(watching, projectors);
      await watching.close();
      await api.stop();
      for (const each of projectors) await each.url();
      for (const each of projectors) await each.stop();

      expect(rebuilt).toMatchObject({ state: 'done' });
      const { views } = rebuilt.result as { views: { name: string; comparison: string }[] };
      expect(views.filter(({ comparison }) => comparison !== 'equal')).toEqual([]);
      const opened = await agency.openHere();
      await opened.runtime.seal();
      expect(await judgeOpened(opened, answered)).toEqual([]);
      expect(answered.filter(({ answer }) => answer.status >= 500)).toEqual([]);
      expect(answered.filter(({ answer }) => answer.status < 300).length).toBeGreaterThan(kills * 5);
      await judgeMails(agency, opened);
      await opened.close();
    } finally {
      abandoned = true;
      await agency.close();
    }
  },
  // Each of its waits has a bound of its own, and says what it waits for.
  1_200_000 + kills * 60_000,
);

/**
 * Whatever counts as sent has arrived; what arrived twice is the same mail, under the same Message-ID. A mail may have
 * left in the very moment of a kill, of the pause or of an outage: then it waits to be sent again.
 */
async function judgeMails({ post }: Agency, { system }: OpenedFolder): Promise<void> {
  const arrived = new Map<string | undefined, Set<string>>();
  for (const { headers, to, text } of post.mails) {
    const id = named(headers['message-id']);
    arrived.set(id, (arrived.get(id) ?? new Set()).add(`${to.join()} ${text}`));
  }
  const mails = async (state?: 'sent') => {
    const ids: string[] = [];
    for (let cursor: string | undefined, more = true; more; more = cursor !== undefined) {
      const page = { limit: 500, ...(state && { state }), ...(cursor && { cursor }) };
      const { items, next } = await system.queries.outbox.list(page);
      ids.push(...items.filter(({ document }) => document.channel === 'email').map(({ id }) => id));
      cursor = next;
    }
    return ids;
  };
  const sent = await mails('sent');
  expect(sent.length).toBeGreaterThan(0);
  expect(sent.filter((id) => !arrived.has(id))).toEqual([]);
  const known = new Set<string | undefined>(await mails());
  expect([...arrived.keys()].filter((id) => !known.has(id))).toEqual([]);
  expect(arrived.size - sent.length).toBeLessThanOrEqual(kills + 3);
  for (const [id, different] of arrived) expect([id, different.size]).toEqual([id, 1]);
}
