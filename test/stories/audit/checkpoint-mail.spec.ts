import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkpointsMail, render } from '#contexts/outbox';
import { endOf, verifyLedgerOf } from '#operations';
import { resident } from '../../support/residents.js';
import { type TestApp, testApp } from '../../support/test-app.js';

/** Rule A45: the auditors get the checkpoints every day. */
const to = ['audit@example.gov', 'county@example.org'];
const env = { CHECKPOINT_MAIL_TO: to.join(',') };
const anHour = 3_600_000;
let app: TestApp;
beforeEach(async () => {
  app = await testApp(env);
});
afterEach(() => app.stop());

const queued = async () => {
  const { items } = await app.system.queries.outbox.list({ limit: 100 });
  return items.map(({ document }) => document).filter(({ template }) => template === checkpointsMail.name);
};
const untilQueued = (count: number) =>
  app.until(async () => {
    const found = await queued();
    return found.length >= count ? found : undefined;
  });

async function sealed(): Promise<void> {
  const ana = await resident(app);
  await ana.ask();
  await (await app.as('worker-19')).post('/api/v1/persons/search', { lastName: 'A', page: 1, pageSize: 25 });
  await app.runtime.seal();
}

test('every day each address gets one mail, whose attachments a verification takes', async () => {
  await sealed();
  app.clock.advance(25 * anHour);
  const [first, ...others] = await untilQueued(2);
  expect(others).toHaveLength(1);
  const { params } = first!;
  expect(params).toMatchObject({ renewals: 'No ledger was ever renewed.' });
  const { text, attachments = [] } = render({
    mail: checkpointsMail,
    channel: 'email',
    language: 'en',
    params,
  });
  expect(text).toMatch(/Ledger of events: \d+ events, sealed at .*\nLedger of looks: \d+ events, sealed at/);
  expect(attachments.map(({ name }) => name)).toEqual(['ledger.checkpoint', 'looks.checkpoint']);
  const opened = await Promise.all(
    [first!, ...others].map(async ({ to: sealedTo }) => (await app.system.vault.open(sealedTo))?.address),
  );
  expect(opened.toSorted()).toEqual(to);
  await sealed();
  for (const [at, ledger] of (['main', 'looks'] as const).entries()) {
    const checkpointFile = join(app.dataDir, `mailed-${ledger}`);
    writeFileSync(checkpointFile, attachments[at]!.text);
    const { system } = app;
    const run = verifyLedgerOf(system.config, ledger, {
      env: {},
      clock: system.clock,
      master: system.master,
      checkpointFile,
    });
    expect((await endOf(run)).fault).toBeUndefined();
  }
});

test('restarts make no second mail of a day, and the next day has one of its own', async () => {
  await sealed();
  app.clock.advance(25 * anHour);
  await untilQueued(2);
  for (let restart = 0; restart < 2; restart++) {
    await app.stop({ keep: true });
    app = await testApp({ ...env, DATA_DIR: app.dataDir }, undefined, app.clock);
  }
  await sealed();
  expect(await queued()).toHaveLength(2);
  app.clock.advance(24 * anHour);
  const all = await untilQueued(4);
  expect(all).toHaveLength(4);
  expect(new Set(all.map(({ params }) => params.day)).size).toBe(2);
});

test('before the first seal there is nothing to mail', async () => {
  app.clock.advance(25 * anHour);
  await app.until(async () => {
    const runs = await app.system.notes.list('nightly');
    return runs.some(({ id }) => id === 'mail-checkpoints') ? true : undefined;
  });
  expect(await queued()).toEqual([]);
});
