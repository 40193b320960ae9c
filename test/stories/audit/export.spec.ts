import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { publicKeyIn, verifyExport } from '#audit';
import { linkByMail, process as processRequest, requestBy } from '../../support/case-links.js';
import { packageOf, unpacked } from '../../support/exports.js';
import { resident } from '../../support/residents.js';
import { type Actor, type TestApp, testApp } from '../../support/test-app.js';

let app: TestApp;
let auditor: Actor;
let worker: Actor;

beforeAll(async () => {
  app = await testApp();
  auditor = await app.as('auditor');
  worker = await app.as('worker-19');
});
afterAll(() => app.stop());
beforeEach(() => app.clock.advance(60_000));

test('a case is exported with its proofs', async () => {
  const ana = await resident(app);
  const { '19': requestId } = await requestBy(app, ana);
  await processRequest(worker, requestId!, ana.personId);
  const { zip, body } = await packageOf(app, auditor, ana.caseNumbers[0]!);
  const verdict = await verifyExport(zip);
  expect(verdict.faults).toEqual([]);
  expect(verdict).toMatchObject({ consistent: true });
  const run = await unpacked(zip);
  const { code, out } = await run.verify();
  expect({ code, out }).toMatchObject({ code: 0 });
});
