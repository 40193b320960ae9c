import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projections } from '#composition';
import { type Subject, sealedValues } from '#kernel';
import { SqliteKeyStore } from '#privacy/sqlite';
import type { Resident } from '../../support/residents.js';
import type { TestApp } from '../../support/test-app.js';
import { formsOf } from './hidden-forms.js';

/** What must not be found any more, as bytes. */
export interface Forbidden {
  readonly called: string;
  readonly bytes: Buffer;
}

/** Texts as plain text, and in every form in which a file could hide them. */
export const plainTexts = (texts: readonly string[]): readonly Forbidden[] =>
  texts.flatMap((text) =>
    [...formsOf(text)].map(([form, bytes]) => ({ called: `${text} (${form})`, bytes })),
  );

/** What finds and opens a person in views and keys: tags that nobody else has, and wrapped keys. */
export async function tagsAndKeysOf(
  app: TestApp,
  who: Resident,
  other: Resident,
): Promise<readonly Forbidden[]> {
  const documents = await documentsOf(app, who);
  const others = new Set(tagsIn(await documentsOf(app, other)));
  const tags = [...new Set(tagsIn(documents))].filter((each) => !others.has(each));
  expect(tags.length).toBeGreaterThan(10);
  const sealed = new Set(sealedValues(documents).map(({ $sealed }) => $sealed));
  return [
    ...tags.map((value) => ({ called: `tag ${value}`, bytes: Buffer.from(value) })),
    ...(await keysOf(app, sealed)),
  ];
}

/** Where something of it can still be found. */
export const foundIn = (folder: string, forbidden: readonly Forbidden[]): readonly string[] =>
  filesUnder(folder).flatMap((file) => {
    const bytes = readFileSync(file);
    return forbidden.filter((each) => bytes.includes(each.bytes)).map(({ called }) => `${called} in ${file}`);
  });

export const filesUnder = (path: string): readonly string[] =>
  readdirSync(path, { withFileTypes: true, recursive: true })
    .filter((each) => each.isFile())
    .map((each) => join(each.parentPath, each.name));

/** Documents of views that speak of a person. */
async function documentsOf({ system }: TestApp, { personId }: Resident): Promise<readonly object[]> {
  const { findRequests, threads } = system.queries;
  const inView = async (view: string, ids: readonly string[]) => {
    const { schema } = projections.find((each) => each.schema.name === view)!;
    return [...(await system.readStore.reader(schema).getMany(ids)).values()] as object[];
  };
  const messages = (await threads.ofPerson(personId as never)).flatMap(({ thread }) => thread.messages);
  return [
    ...(await inView('persons', [personId])),
    ...(await findRequests.ofPerson(personId as never)),
    ...(await inView(
      'e-messages',
      messages.map(({ messageId }) => messageId),
    )),
  ];
}

const tagsIn = (documents: readonly object[]): readonly string[] =>
  documents
    .flatMap((each) => [...JSON.stringify(each).matchAll(/"value":"([\w-]{22})"/g)])
    .map(([, value]) => value!);

async function keysOf(app: TestApp, subjects: ReadonlySet<Subject>): Promise<readonly Forbidden[]> {
  const keys = await SqliteKeyStore.open({ file: app.system.folder.keys, mode: 'reader' });
  const found: Forbidden[] = [];
  for await (const page of keys.all())
    for (const [subject, key] of page)
      if (key !== 'shredded' && subjects.has(subject))
        found.push({ called: `key of ${subject}`, bytes: Buffer.from(key.wrapped) });
  await keys.close();
  expect(found.length).toBeGreaterThanOrEqual(2);
  return found;
}
