import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { erasureDecider } from '#contexts/erasure';
import { countyCode, personId, personSubject, seal, subject as subjectNamed } from '#kernel';
import { MovableClock } from '#kernel/testing';
import { applyErasures } from '#operations';
import { linkByMail, requestBy } from '../support/case-links.js';
import { packageOf } from '../support/exports.js';
import { messageObjects } from '../support/message-objects.js';
import { linkedResident } from '../support/messages.js';
import { type Resident, resident } from '../support/residents.js';
import { type TestApp, testApp } from '../support/test-app.js';
import { dyingAt } from './support/dying.js';
import { type Forbidden, filesUnder, foundIn, plainTexts, tagsAndKeysOf } from './support/left-behind.js';

/**
 * Rule A81: wherever an erasure is interrupted, the next start completes it before it serves anybody. The process dies
 * before each of its effects once: the approval, a line of the list, the event, a key, sessions, files, exports, views.
 */
const mark = 'Qanárivanish';
const clock = new MovableClock();
const folders = mkdtempSync(join(tmpdir(), 'caseledger-dies-'));
let approved: string;
let ana: Resident;
let erasureId: string;
let forbidden: readonly Forbidden[];
let effects: readonly string[];
let left: readonly string[];

const subject = () => personSubject(personId(ana.personId));
const on = (dataDir: string) => testApp({ DATA_DIR: dataDir }, undefined, clock);
const copied = (n: number | string): string => {
  const folder = join(folders, String(n));
  cpSync(approved, folder, { recursive: true });
  return folder;
};
const storedFiles = ({ system }: TestApp): readonly string[] =>
  filesUnder(system.folder.files)
    .map((file) => relative(system.folder.files, file))
    .sort();

async function approve(app: TestApp) {
  const supervisor = await app.as('supervisor-19');
  return supervisor.post(`/api/v1/audit/erasures/${erasureId}/approve`);
}

beforeAll(async () => {
  approved = join(folders, 'begun');
  const app = await on(approved);
  const worker = await app.as('worker-19');
  const other = await linkedResident(app);
  ana = await resident(app, { person: { firstName: mark, lastName: mark } });
  const requestId = (await requestBy(app, ana))['19']!;
  await worker.post(`/api/v1/case-link-requests/${requestId}/reject`, { reason: 'other', note: mark });
  await linkByMail(app, ana);
  await messageObjects(app, '19', mark, ana);
  await worker.post('/api/v1/persons/search', { firstName: mark, lastName: mark });
  const auditor = await app.as('auditor');
  await packageOf(app, auditor, ana.caseNumbers[0]!);
  forbidden = [...plainTexts([mark]), ...(await tagsAndKeysOf(app, ana, other))];
  const wish = { subject: `person:${ana.personId}`, legalBasis: 'by letter' };
  erasureId = (await auditor.post('/api/v1/audit/erasures', wish)).body.erasureId;
  await app.stop({ keep: true });
  const whole = await on(copied('whole'));
  const { done } = dyingAt(whole.system, Number.POSITIVE_INFINITY);
  expect((await approve(whole)).body.state).toBe('done');
  effects = [...done];
  left = storedFiles(whole);
  await whole.stop({ keep: true });
}, 120_000);
afterAll(() => rmSync(folders, { recursive: true, force: true }));

test('an erasure has effects of every kind, in their order', () => {
  const order = effects.map((each) => each.replace(/^key of (?!export).*/, 'key'));
  expect([...new Set(order)]).toEqual([
    ...['append to erasure', 'line of the list', 'append to erased', 'key', 'key of export'],
    ...['sessions', 'file', 'append to case-export', 'copies of views'],
  ]);
  expect(order.at(-1)).toBe('append to erasure');
});

test('whatever it dies before, the next start completes it, and once more changes nothing', async () => {
  const before = effects.flatMap((each, n) => (n > 0 && isWorthIt(each, n) ? [n] : []));
  expect(before.length).toBeGreaterThan(10);
  for (const n of before) {
    const dataDir = copied(n);
    const dying = await on(dataDir);
    dyingAt(dying.system, n);
    const answer = await approve(dying);
    await dying.stop({ keep: true });
    const at = `before ${n}: ${effects[n]}`;
    expect([at, answer.status]).toEqual([at, 500]);
    const again = await on(dataDir);
    try {
      expect([at, foundIn(dataDir, forbidden)]).toEqual([at, []]);
      const state = () => again.system.engine.state(erasureDecider, subject());
      expect([at, (await state()).all.map((each) => each.state)]).toEqual([at, ['done']]);
      expect([at, storedFiles(again)]).toEqual([at, left]);
      expect([at, (await applyErasures(again.system)).applied]).toEqual([at, 0]);
      const { status } = await again.call('GET', '/api/v1/portal/links', undefined, {
        authorization: `Bearer ${ana.customer.token}`,
      });
      expect([at, status]).toEqual([at, 401]);
      const head = await again.system.store.head();
      await applyErasures(again.system, { anew: true });
      expect([at, await again.system.store.head()]).toEqual([at, head]);
    } finally {
      await again.stop();
    }
  }
}, 240_000);

test('one that was approved just before is found by views that come to the approval only at the start', async () => {
  const dataDir = copied('behind');
  const dying = await on(dataDir);
  await dying.runtime.projections.stop();
  await Promise.all(Array.from({ length: 3_000 }, (_, n) => heldInstead(dying, `person-held-${n}`)));
  const at = clock.now();
  const by = { kind: 'supervisor', id: 'supervisor-19', county: countyCode('19') } as const;
  const context = { actor: by, command: 'ApproveErasure', idempotencyKey: 'k', correlationId: 'k' };
  const approval = { kind: 'approve', erasureId, subject: subject(), counties: [], by, at } as const;
  await dying.system.engine.execute(erasureDecider, subject(), approval, context);
  await dying.stop({ keep: true });
  const again = await on(dataDir);
  try {
    const { all } = await again.system.engine.state(erasureDecider, subject());
    expect(all.map(({ state }) => state)).toEqual(['done']);
    expect(foundIn(dataDir, forbidden)).toEqual([]);
  } finally {
    await again.stop();
  }
});

/** An event that views must come past first. */
async function heldInstead({ system }: TestApp, name: string): Promise<void> {
  const [of, at] = [subjectNamed(name), clock.now()];
  const by = { kind: 'auditor', id: 'auditor' } as const;
  const context = { actor: by, command: 'SetLegalHold', idempotencyKey: name, correlationId: name };
  const reason = seal(of, { text: 'an appeal' });
  const hold = { kind: 'set-hold', holdId: name, subject: of, reason, by, at } as const;
  await system.engine.execute(erasureDecider, of, hold, context);
}

/** Of very many of a kind the first two and the last one. */
const isWorthIt = (name: string, n: number): boolean =>
  effects[n - 1] !== name || effects[n - 2] !== name || effects[n + 1] !== name;
