import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commandLine, expectBuilt, type Ran } from './command-line.js';

jest.setTimeout(120_000);

/** `caseledger privacy …` on a folder without a server: two persons, holds, and who must come in person. */
let work: string;
beforeAll(async () => {
  expectBuilt();
  work = mkdtempSync(join(tmpdir(), 'caseledger-privacy-'));
  const people = join(work, 'people.ndjson');
  const person = (id: string) =>
    JSON.stringify({
      ...{
        personId: id,
        firstName: 'Ada',
        lastName: 'Vanishing',
        dateOfBirth: '1990-12-10',
        gender: 'Female',
      },
      cases: [
        {
          ...{ caseNumber: `B19${id}`, county: '19', status: 'Active' },
          programs: [{ kind: 'CalFresh', status: 'Active', primaryApplicant: true }],
        },
      ],
    });
  writeFileSync(people, `${person('X0001')}\n${person('X0002')}\n`);
  expect((await run('import', 'people', people)).code).toBe(0);
});
afterAll(() => rmSync(work ?? '', { recursive: true, force: true }));

const run = (...args: readonly string[]) => commandLine(join(work, 'data')).run(...args);
const documentOf = ({ stdout, stderr }: Ran) => {
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout);
};

test('an auditor begins, a supervisor approves, and a file of people brings nobody back', async () => {
  const begun = await run('privacy', 'shred', 'person:X0001', '--legal-basis', 'her letter');
  expect(begun).toMatchObject({ code: 0, stderr: '' });
  expect(begun.stdout).toMatch(/^Begun: (\S+)\n\nWhat goes:\n {2}the person/);
  const [, id = ''] = /^Begun: (\S+)/.exec(begun.stdout) ?? [];
  const alone = await run('privacy', 'approve', id, '--as', 'auditor');
  expect([alone.code, alone.stderr]).toEqual([1, expect.stringContaining('Two persons decide')]);
  const done = await run('privacy', 'approve', id, '--as', 'supervisor-19');
  expect([done.code, done.stdout]).toEqual([0, expect.stringContaining('erased')]);
  const again = await run('import', 'people', join(work, 'people.ndjson'));
  expect([again.code, again.stdout]).toEqual([1, expect.stringMatching(/rejected +1\n/)]);
  const { erasures } = documentOf(await run('privacy', 'list', '--json'));
  expect(erasures).toMatchObject([{ erasureId: id, state: 'done', begunBy: 'auditor' }]);
  expect((await run('ledger', 'verify')).code).toBe(0);
});

test('a hold forbids, and is lifted by another auditor', async () => {
  const { holdId } = documentOf(
    await run('privacy', 'hold', 'person:X0002', '--reason', 'an appeal', '--json'),
  );
  const refused = await run('privacy', 'shred', 'person:X0002', '--legal-basis', 'her letter');
  expect([refused.code, refused.stderr]).toEqual([
    1,
    expect.stringContaining('legal hold of auditor auditor'),
  ]);
  const own = await run('privacy', 'lift', holdId, '--reason', 'decided');
  expect(own.stderr).toContain('another person');
  expect((await run('privacy', 'lift', holdId, '--reason', 'decided', '--as', 'auditor-b')).code).toBe(0);
  expect((await run('privacy', 'shred', 'person:X0002', '--legal-basis', 'her letter')).code).toBe(0);
});

test('outside a demo a reason is needed, and approving takes the own token of who approves', async () => {
  const off = commandLine(join(work, 'data'), { DEMO_SIGN_IN: 'off' });
  const noReason = await off.run('privacy', 'list', '--as', 'auditor:a.1');
  expect([noReason.code, noReason.stderr]).toEqual([2, expect.stringContaining('reason_required')]);
  const { erasures } = documentOf(await run('privacy', 'list', '--json'));
  const [{ erasureId }] = erasures;
  const claimed = await off.run('privacy', 'approve', erasureId, '--as', 'auditor:a.1', '--reason', 'asked');
  expect([claimed.code, claimed.stderr]).toEqual([1, expect.stringContaining('CASELEDGER_TOKEN')]);
});
