import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { collected, type Download } from '#files';
import { corners } from '#files/testing';
import { subject } from '#kernel';
import { PersonalDataAltered } from '#privacy';
import { readConfig } from '#settings';
import { openSystem } from './system.js';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'documents-'));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const open = () =>
  openSystem(readConfig({ DATA_DIR: dataDir, DEMO_DATA: '0', SEAL_SECONDS: '0' }), { threads: false });
const ana = subject('person-ana');
const limits = { fileBytes: 6_000_000, pages: 20 };
const filesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).filter((each) => each.isFile());

test('a document outlasts a stop, for nobody but the owner of the folder, and never in clear', async () => {
  const bytes = await corners().jpeg().toBuffer();
  const first = await open();
  const kept = await first.files.take(ana, [{ name: 'Ana.jpg', bytes }], limits);
  await first.close();
  const folder = join(dataDir, 'files');
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  const [stored, ...others] = filesIn(folder).map((each) => join(each.parentPath, each.name));
  expect(others).toEqual([]);
  expect(statSync(stored!).mode & 0o777).toBe(0o600);
  for (const each of filesIn(dataDir))
    expect(readFileSync(join(each.parentPath, each.name)).includes(bytes.subarray(0, 40))).toBe(false);
  const again = await open();
  const found = await again.files.original(kept.fileId, ana);
  expect((await collected((found as Download).bytes)).equals(bytes)).toBe(true);
  await again.close();
});

test('one that is lost, or was altered, is told of, and the rest goes on', async () => {
  const system = await open();
  const [lost, altered, sound] = await Promise.all(
    [1, 2, 3].map(async () =>
      system.files.take(ana, [{ name: 'x', bytes: await corners().png().toBuffer() }], limits),
    ),
  );
  const place = ({ fileId: id }: { fileId: string }) => join(dataDir, 'files', id.slice(0, 2), id);
  rmSync(place(lost!));
  const bytes = readFileSync(place(altered!));
  bytes[bytes.length - 20]! ^= 1;
  writeFileSync(place(altered!), bytes);
  expect(await system.files.preview(lost!.fileId, ana, 1)).toBeUndefined();
  await expect(system.files.original(altered!.fileId, ana).then(readAll)).rejects.toThrow(
    PersonalDataAltered,
  );
  expect(await system.files.preview(sound!.fileId, ana, 1)).toBeInstanceOf(Buffer);
  await system.close();
});

const readAll = async (found: Download | 'erased' | undefined) =>
  typeof found === 'object' ? await collected(found.bytes) : found;
