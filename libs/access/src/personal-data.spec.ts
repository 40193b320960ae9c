import { Unavailable } from '#event-store';
import { opened, type Sealed, seal, subject } from '#kernel';
import { looksOver } from '../testing/index.js';
import type { PersonalDataLooked } from './events.js';
import { LookNotRecorded, type LookRequest } from './looks-port.js';
import { PersonalData } from './personal-data.js';

const ana = subject('person-1');
const ben = subject('person-2');
const request: LookRequest = {
  actor: { kind: 'worker', id: 'worker-19' },
  route: 'POST /api/v1/persons/search',
  purpose: { task: 'search' },
};

async function start() {
  const parts = looksOver();
  const stored = async <T>(whose: typeof ana, value: T): Promise<Sealed<T>> => {
    const sealed = seal(whose, value);
    await parts.vault.sealAll([sealed]);
    return JSON.parse(JSON.stringify(sealed));
  };
  const looked = () => parts.store.all().map((each) => JSON.parse(each.data) as PersonalDataLooked);
  return { ...parts, stored, looked, data: new PersonalData(parts.looks, parts.vault) };
}

test('one answer is one look that names each person once', async () => {
  const { data, stored, looked } = await start();
  const items = [await stored(ana, 'Ana'), await stored(ben, 'Ben'), await stored(ana, 'Ortiz')];
  expect(await data.open(request, items)).toEqual(['Ana', 'Ben', 'Ortiz']);
  expect(looked()).toHaveLength(1);
  expect(looked()[0]).toMatchObject({ subjects: [ana, ben], outcome: 'shown' });
});

test('what cannot be recorded is not opened', async () => {
  const { data, stored, store } = await start();
  const sealed = await stored(ana, 'Ana');
  store.failure = new Unavailable('disk full');
  await expect(data.open(request, [sealed])).rejects.toThrow(LookNotRecorded);
  await expect(data.openFor(request, { sealed })).rejects.toThrow(LookNotRecorded);
  await expect(data.openWithin(request, [{ sealed }])).rejects.toThrow(LookNotRecorded);
  expect(() => opened(sealed)).toThrow('before it was opened');
});

test('nothing is opened before its look is durable', async () => {
  const { data, stored, store } = await start();
  const sealed = await stored(ana, 'Ana');
  let openedTooEarly = true;
  const append = store.append.bind(store);
  store.append = async (...batch) => {
    expect(() => opened(sealed)).toThrow();
    openedTooEarly = false;
    return append(...batch);
  };
  await data.open(request, [sealed]);
  expect(openedTooEarly).toBe(false);
});

test('values are opened by name, and absent ones stay absent', async () => {
  const { data, stored } = await start();
  const identity = await stored(ana, { lastName: 'Ortiz' });
  const contact = undefined as Sealed<{ email: string }> | undefined;
  const { identity: shown, contact: none } = await data.openFor(request, { identity, contact });
  expect(shown?.lastName).toBe('Ortiz');
  expect(none).toBeUndefined();
});

test('an erased person is undefined, and the look is recorded all the same', async () => {
  const { data, stored, vault, looked } = await start();
  const sealed = await stored(ana, 'Ana');
  await vault.shred(ana);
  expect(await data.open(request, [sealed, await stored(ben, 'Ben')])).toEqual([undefined, 'Ben']);
  expect(looked()).toHaveLength(1);
});

test('a search that found nobody is recorded with its criteria, an answer without personal data is not', async () => {
  const { data, looked } = await start();
  await data.open(request, []);
  expect(looked()).toHaveLength(0);
  await data.open({ ...request, criteria: { lastName: 'Ortiz' } }, []);
  expect(looked()[0]).toMatchObject({ subjects: [] });
});

test('a refusal that is worth knowing is recorded as one', async () => {
  const { data, looked } = await start();
  await data.refuse(request, [ana]);
  expect(looked()[0]).toMatchObject({ subjects: [ana], outcome: 'refused' });
});
