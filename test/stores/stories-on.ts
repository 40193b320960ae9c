import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { atomicMongo } from '../support/chosen-stores.js';

const stories = join(process.cwd(), 'test', 'stories');

/**
 * Stories once more, unchanged, on other stores: nothing but these two settings tells the product which. Where
 * nothing stands in for MongoDB they count as skipped.
 */
export function storiesOn(
  settings: { readonly EVENT_STORE: string; readonly READ_STORE: string; readonly API_INSTANCES?: string },
  names: readonly string[] = everyStory(),
): void {
  Object.assign(process.env, settings);
  const missing = settings.READ_STORE === 'mongodb' && atomicMongo() === undefined;
  for (const name of names)
    (missing ? describe.skip : describe)(name, () => {
      jest.requireActual(join(stories, `${name}.spec.ts`));
    });
}

const everyStory = () =>
  readdirSync(stories)
    .filter((file) => file.endsWith('.spec.ts'))
    .map((file) => file.slice(0, -'.spec.ts'.length));
