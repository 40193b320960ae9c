import type { PersonalDataLooked } from '#access';
import { opened } from '#kernel';
import type { TestApp } from './test-app.js';

export type Look = Omit<PersonalDataLooked, 'details'> & {
  readonly reason: string | undefined;
  readonly criteria: unknown;
};

/** Every look at personal data that was recorded so far, oldest first, from the looks' own ledger. */
export async function looksOf(app: TestApp): Promise<readonly Look[]> {
  const { looksStore, engine, vault } = app.system;
  const looks: Look[] = [];
  for await (const page of looksStore.readAll({}))
    for (const stored of page) {
      const event = engine.codec.decode(stored);
      if (event?.type !== 'PersonalDataLooked') continue;
      await vault.openAll([event.data]);
      const { details, ...look } = event.data as unknown as PersonalDataLooked;
      const said = details && opened(details);
      looks.push({ ...look, reason: said?.reason, criteria: said?.criteria });
    }
  return looks;
}

/** The looks that something brings about. */
export async function looksDuring(app: TestApp, act: () => Promise<unknown>): Promise<readonly Look[]> {
  const before = (await looksOf(app)).length;
  await act();
  return (await looksOf(app)).slice(before);
}
