import fc from 'fast-check';
import { linkCode } from '#contexts/case-linking';
import { attemptId } from '#kernel';
import { type Answer, type Answered, type Client, type Command, toldBy } from '../faults/support/commands.js';
import { diceOf } from '../faults/support/dice.js';
import { judgeOpened } from '../faults/support/judgement.js';
import { registerCustomers } from '../faults/support/opened.js';
import { Town } from '../faults/support/town.js';
import { type TestApp, testApp } from '../support/test-app.js';

const numRuns = Number(process.env.SENT_AGAIN_RUNS ?? 12);
const residents = 6;

/** How often a wish is sent at once, and how often again after so many other wishes. */
const plans = fc.array(
  fc.record({
    atOnce: fc.integer({ min: 1, max: 3 }),
    later: fc.integer({ min: 0, max: 2 }),
    after: fc.integer({ min: 1, max: 10 }),
  }),
  { minLength: 30, maxLength: 60 },
);

/** The app itself, without a wire in between. */
function clientOf(app: TestApp): Client {
  const tokens = new Map<string, string>();
  const call = async (
    as: string,
    { method, path, body, key }: Partial<Command> & Pick<Command, 'path'>,
  ): Promise<Answer> => {
    const token = tokens.get(as) ?? (await app.as(as)).token;
    tokens.set(as, token);
    const headers = { authorization: `Bearer ${token}`, ...(key && { 'idempotency-key': key }) };
    const answer = await app.call(method ?? 'GET', path, method && (body ?? {}), headers);
    const position = answer.headers['caseledger-position'];
    return {
      status: answer.status,
      body: answer.body,
      position: position === undefined ? undefined : String(position),
    };
  };
  return { send: (sent) => call(sent.as, sent), get: (as, path) => call(as, { path }) };
}

/** Sends every wish of a plan as often as it says. Answers with what was acknowledged and what contradicts itself. */
async function live(
  app: TestApp,
  seed: number,
  plan: readonly { atOnce: number; later: number; after: number }[],
) {
  const { secrets } = app.system;
  const town = new Town(diceOf(seed), residents, (attempt) => linkCode(secrets, attemptId(attempt), 1));
  const client = clientOf(app);
  const answered: Answered[] = [];
  const contradictions: string[] = [];
  const told = new Map<Command, string>();
  const send = async (command: Command) => {
    const answer = await client.send(command);
    const before = told.get(command);
    const says = toldBy(command, answer);
    if (before !== undefined && before !== says)
      contradictions.push(`${command.name} said ${before}, then ${says}`);
    // What changed nothing may be decided anew.
    if (answer.status < 300 && answer.position !== undefined) told.set(command, says);
    answered.push({ command, answer });
    town.learn({ command, answer });
  };
  const due = new Map<number, Command[]>();
  for (const [turn, { atOnce, later, after }] of plan.entries()) {
    const command = await town.wish(client);
    await Promise.all(Array.from({ length: atOnce }, () => send(command)));
    for (let again = 1; again <= later; again++) {
      const when = Math.min(plan.length, turn + again * after);
      due.set(when, [...(due.get(when) ?? []), command]);
    }
    for (const old of due.get(turn) ?? []) await send(old);
  }
  for (const old of due.get(plan.length) ?? []) await send(old);
  return { answered, contradictions };
}

test(
  'every command sent one to five times has one effect, and says the same each time',
  async () => {
    const names = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(fc.nat(), plans, async (seed, plan) => {
        const app = await testApp();
        try {
          await registerCustomers(app, residents);
          const { answered, contradictions } = await live(app, seed, plan);
          expect(contradictions).toEqual([]);
          expect(await judgeOpened(app, answered)).toEqual([]);
          for (const { command, answer } of answered)
            if (answer.position !== undefined) {
              const name = command.name.split(':')[0] ?? '';
              names.set(name, (names.get(name) ?? 0) + 1);
            }
        } finally {
          await app.stop();
        }
      }),
      { numRuns, seed: Number(process.env.SENT_AGAIN_SEED ?? 1), endOnFailure: true },
    );
    // Every kind of command was among them.
    const met = [...names.keys()].sort();
    expect(met).toEqual([
      ...[
        'AskToLink',
        'ChangeContact',
        'ImportPerson',
        'ProcessLinkRequest',
        'RedeemLinkCode',
        'ResetIvrPin',
      ],
      ...['SendLinkCode', 'UnlinkPerson', 'assign', 'reject', 'release', 'take'],
    ]);
  },
  60_000 + numRuns * 10_000,
);
