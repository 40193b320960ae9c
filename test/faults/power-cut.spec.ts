import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Answered, Caller } from './support/commands.js';
import { judge } from './support/judgement.js';
import { hasCompiler, PowerCut } from './support/power-cut.js';
import { ServerProcess } from './support/server-process.js';
import { fewestAcknowledged, Siege } from './support/siege.js';
import { registerPerson } from './support/town.js';

const cycles = Number(process.env.POWER_CYCLES ?? 3);
const seed = Number(process.env.FAULT_SEED ?? 1);

if (!hasCompiler) console.warn('SKIPPED: power cuts need a C compiler (cc), and there is none here');
const testWithCompiler = hasCompiler ? test : test.skip;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'caseledger-power-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const underPowerCuts = (rounds: number, { deaf = false } = {}) => {
  const power = new PowerCut(folder);
  return Siege.run({
    seed,
    rounds,
    disaster: {
      environment: (dataDir) => power.environment(dataDir, { deaf }),
      beforeStart: () => power.begin(),
      // A disk that lies would also leave damaged files: whole old ones show better what is lost.
      afterKill: (dataDir, dice) => power.cut(dataDir, deaf ? undefined : dice),
    },
  });
};

testWithCompiler(
  `${cycles} power cuts, each losing what was not synced, lose nothing that was acknowledged`,
  async () => {
    const verdict = await underPowerCuts(cycles);
    expect(verdict.findings).toEqual([]);
    expect(verdict.acknowledged).toBeGreaterThanOrEqual(cycles * fewestAcknowledged);
  },
  60_000 + cycles * 20_000,
);

testWithCompiler(
  'a power cut right after the first start of all leaves a folder that starts again',
  async () => {
    const dataDir = join(folder, 'data');
    mkdirSync(dataDir);
    const power = new PowerCut(join(folder, 'power'));
    const first = ServerProcess.spawn(dataDir, { env: power.environment(dataDir) });
    const acknowledged = await registered(new Caller(await first.url()));
    await first.kill();
    power.cut(dataDir);
    const second = ServerProcess.spawn(dataDir);
    await second.url();
    await second.stop();
    expect(await judge(dataDir, acknowledged)).toEqual([]);
  },
  60_000,
);

testWithCompiler(
  'this test has teeth: on a disk that lies about syncs, acknowledged commands are found to be lost',
  async () => {
    const { findings } = await underPowerCuts(4, { deaf: true });
    // What is lost shows as a missing effect or as a part that no longer fits the others: either way it is found.
    expect(findings).not.toEqual([]);
  },
  120_000,
);

/** Puts ten people into the registry. */
async function registered(caller: Caller): Promise<readonly Answered[]> {
  const answered: Answered[] = [];
  for (let number = 1; number <= 10; number++) {
    const put = registerPerson(number);
    const answer = await caller.send(put);
    expect(answer.status).toBe(200);
    answered.push({ command: put, answer });
  }
  return answered;
}
