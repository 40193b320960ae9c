import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openDataFolder } from '#composition';
import { formDecider, formFilesOf } from '#contexts/e-messages';
import { pdf } from '#files/testing';
import { type CountyCode, formId, systemRandomness } from '#kernel';
import { FakeClock } from '#kernel/testing';
import { temporaryFolder } from '../testing/index.js';
import { doctor } from './doctor.js';

const folder = temporaryFolder();
afterAll(() => folder.remove());

const county = '19' as CountyCode;

/** Puts a form into the catalogue of a county, as a supervisor does, and has the views hold it. */
async function addForm(): Promise<void> {
  const owned = await folder.own();
  const { system } = owned.ports;
  const limits = { fileBytes: 1_000_000, pages: 1 };
  const parts = [{ name: 'form.pdf', bytes: await pdf() }];
  const { fileId, size, digest } = await system.files.take(formFilesOf(county), parts, limits);
  const id = formId('f1');
  const facts = { title: 'A form', language: 'en', kind: 'form', paperOnly: false } as const;
  const by = { kind: 'supervisor' as const, id: 'supervisor-19', county };
  const { position } = await system.engine.execute(
    formDecider,
    id,
    {
      ...{ kind: 'add-form', formId: id, county, by, at: system.clock.now() },
      facts: { ...facts, sendable: true, returnExpected: false, fileId, size, digest },
    },
    { actor: by, command: 'AddForm', idempotencyKey: 'f1', correlationId: 'f1' },
  );
  await system.checkpoints.waitFor('e-message-forms', position!, 10_000);
  await owned.close();
}

const lost = async () => {
  const ports = {
    env: folder.env,
    clock: new FakeClock('2100-01-01T00:00:00.000Z'),
    randomness: systemRandomness,
  };
  const found: string[] = [];
  for await (const { check, state, text } of doctor({ version: '1.2.3' }, ports))
    if (check === 'documents' && state === 'wrong') found.push(text);
  return found;
};

test('a document whose file was lost is named, with whose it is', async () => {
  await addForm();
  expect(await lost()).toEqual([]);
  const { files } = openDataFolder(folder.path);
  const stored = readdirSync(files, { recursive: true, withFileTypes: true }).filter((each) => each.isFile());
  const documents = stored.filter(({ name }) => /[0-9a-f-]{36}/.test(name));
  expect(documents).toHaveLength(1);
  for (const { parentPath, name } of documents) rmSync(join(parentPath, name));
  expect(await lost()).toEqual([expect.stringMatching(/^1 documents are lost: \S+ of form f1$/)]);
});
