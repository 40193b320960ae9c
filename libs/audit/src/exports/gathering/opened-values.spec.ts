import type { StoredEvent } from '#event-store';
import { accountId, type PersonId, personId, type Recorded, type Sealed, subject } from '#kernel';
import type { GatheredCase } from './gather-case.js';
import { openedText, openedValues } from './opened-values.js';

const [ana, ben] = [personId('ana'), personId('ben')];
const sealed = (whose: string, d?: string): Sealed<unknown> => ({
  $sealed: subject(whose),
  c: 'AAAA',
  ...(d === undefined ? {} : { d }),
});
const look = {
  actor: { kind: 'auditor' as const, id: 'auditor' },
  route: 'test',
  purpose: { task: 'export' },
};

/** Opens whatever has a commitment, but nothing of who is erased. */
const personalData = {
  asked: [] as string[],
  openings: async (_: unknown, values: readonly Sealed<unknown>[]) => {
    personalData.asked = values.map((each) => each.$sealed);
    return values.map(({ d, $sealed }) =>
      d === undefined || $sealed === 'submission-gone'
        ? undefined
        : Buffer.from(`${'s'.repeat(16)}"of ${$sealed}"`),
    );
  },
};

const caseWith = (
  data: object,
  included: readonly PersonId[],
  accounts: GatheredCase['accounts'] = new Map(),
) => {
  const stored = { id: 'e1', data: JSON.stringify(data) } as StoredEvent;
  return {
    events: [
      { stored, event: { type: 'X', data } as unknown as Recorded },
      { stored: { ...stored, id: 'e2' } },
    ],
    included: new Set(included),
    accounts,
  };
};

test('what is sealed for whom the export is about is opened, with its place; for others it stays sealed', async () => {
  const of = caseWith(
    { list: [{ 'a/b~c': sealed('person-ana', 'd1') }], other: sealed('person-ben', 'd2') },
    [ana],
  );
  const values = await openedValues(of, personalData, look);
  expect(values.map(({ path, shows }) => [path, shows.kind])).toEqual([
    ['/data/list/0/a~1b~0c', 'opened'],
    ['/data/other', 'left out'],
  ]);
  expect(personalData.asked).toEqual(['person-ana']);
  expect(await openedText(values)).toBe(
    `{"eventId":"e1","opening":"${Buffer.from(`${'s'.repeat(16)}"of person-ana"`).toString('base64')}","path":"/data/list/0/a~1b~0c"}\n`,
  );
});

test('an older value without a commitment is sealed, not opened, and an erased one says so', async () => {
  const of = caseWith({ old: sealed('person-ana'), gone: sealed('submission-gone', 'd') }, [ana]);
  const values = await openedValues(of, personalData, look);
  expect(values.map(({ path, shows }) => [path, shows.kind])).toEqual([
    ['/data/gone', 'erased'],
    ['/data/old', 'sealed before openings were kept'],
  ]);
  expect(await openedText(values)).toBe('');
});

test('an account is seen by whom it acts for', async () => {
  const accounts = new Map([
    [accountId('a1'), new Set([ana])],
    [accountId('b1'), new Set([ben])],
  ]);
  const of = caseWith({ a: sealed('account-a1', 'd'), b: sealed('account-b1', 'd') }, [ana], accounts);
  const values = await openedValues(of, personalData, look);
  expect(values.map(({ shows }) => shows.kind)).toEqual(['opened', 'left out']);
});
