import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readArchive, verifyExport } from '#audit';
import { SeededRandomness } from '#kernel/testing';
import { process as processRequest, requestBy } from '../support/case-links.js';
import { packageOf, runScript, unpacked } from '../support/exports.js';
import { resident } from '../support/residents.js';
import { type TestApp, testApp } from '../support/test-app.js';

/** Rule A66: a changed byte anywhere in an export is found, and its file and event named. */
const flips = Number(process.env.EXPORT_FLIPS ?? 400);
const randomness = new SeededRandomness('export flips');
const number = (below: number) => Buffer.from(randomness.bytes(4)).readUInt32LE() % below;

let app: TestApp;
let zip: Buffer;

beforeAll(async () => {
  app = await testApp();
  const [auditor, worker] = [await app.as('auditor'), await app.as('worker-19')];
  const ana = await resident(app);
  const { '19': requestId } = await requestBy(app, ana);
  await processRequest(worker, requestId!, ana.personId);
  ({ zip } = await packageOf(app, auditor, ana.caseNumbers[0]!));
});
afterAll(() => app.stop());

test('a changed byte of any file in the ZIP is found in that file', async () => {
  const { files } = await readArchive(zip);
  let at = 0;
  for (const [name, bytes] of files) {
    // Files stand one behind the other, as they are.
    at = zip.indexOf(bytes, at);
    const changed = Buffer.from(zip);
    changed[at + number(bytes.length)]! ^= 1 + number(255);
    at += bytes.length;
    const { consistent, faults } = await verifyExport(changed);
    expect(consistent).toBe(false);
    const named = faults.map((each) => `${each.file} ${each.what}`).join('\n');
    expect({ name, named }).toEqual({ name, named: expect.stringContaining(name) });
  }
});

test('a changed byte of an event names the event', async () => {
  const { files } = await readArchive(zip);
  const events = Buffer.from(files.get('events.ndjson')!);
  const begin = zip.indexOf(events);
  const texts = events.toString().split('\n').slice(0, -1);
  for (const [line, text] of texts.entries()) {
    const changed = Buffer.from(zip);
    const offset =
      begin +
      Buffer.byteLength(
        texts
          .slice(0, line)
          .map((each) => `${each}\n`)
          .join(''),
      );
    changed[offset + number(Buffer.byteLength(text))]! ^= 1;
    const { faults } = await verifyExport(changed);
    expect(faults.filter((each) => each.line === line + 1)).not.toEqual([]);
  }
});

test(`${flips} changed bytes anywhere in the ZIP are found, its own directory included`, async () => {
  for (let n = 0; n < flips; n++) {
    const changed = Buffer.from(zip);
    const at = number(zip.length);
    changed[at]! ^= 1 + number(255);
    const found = (await verifyExport(changed)).consistent ? `byte ${at} was not` : 'found';
    expect(found).toBe('found');
  }
});

test('a ZIP that was cut or lengthened is found, and what is none is no reason to fall over', async () => {
  for (const each of [
    zip.subarray(0, -1),
    Buffer.concat([zip, Buffer.of(0)]),
    Buffer.alloc(0),
    Buffer.from('PK'),
  ])
    expect((await verifyExport(each)).consistent).toBe(false);
});

test('its script finds a changed byte in each kind of file', async () => {
  const there = await unpacked(zip);
  const changeable = there.names.filter((each) => !/^proofs\/0*([2-9]|\d\d+)\.tlog-proof$/.test(each));
  for (const name of changeable) {
    const copy = mkdtempSync(join(tmpdir(), 'caseledger-flip-'));
    cpSync(there.folder, copy, { recursive: true });
    const bytes = readFileSync(join(copy, name));
    bytes[number(bytes.length)]! ^= 1;
    writeFileSync(join(copy, name), bytes);
    // Whoever changed the script itself could have it say anything: its reader runs another one.
    const { code, out } = await runScript(join(there.folder, 'verify.sh'), '--package', copy);
    expect({ name, code, out }).toEqual({
      name,
      code: 1,
      out: expect.stringMatching(/WRONG: .*NOT CONSISTENT/s),
    });
    rmSync(copy, { recursive: true });
  }
  there.remove();
});
