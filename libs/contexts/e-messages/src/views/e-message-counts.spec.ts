import { folded, storeForTests } from '#engine/testing';
import { workerId } from '#kernel';
import {
  completing,
  county19,
  county34,
  following,
  history,
  openedByWorker,
  overdue,
  receiving,
  replying,
  requesting,
  sending,
  wanda,
  wilma,
  writing,
} from '../../testing/examples.js';
import type { ThreadCommand } from '../thread/decider.js';
import { messageCountsProjection } from './e-message-counts.projection.js';
import { MessageCounts } from './e-message-counts.queries.js';

const none = { received: 0, read: 0, actionCompleted: 0, overdue: 0 };
const counts = (worker: string, ...commands: ThreadCommand[]) =>
  folded(messageCountsProjection, history(...commands)).get(`19:${worker}`);

describe('what waits for a worker', () => {
  test('is counted by what it is; one that is late stands in two', () => {
    expect(counts(wanda, receiving(), writing())).toEqual({
      ...{ county: county19, worker: wanda, ...none, received: 2, ever: true },
    });
    expect(counts(wanda, receiving(), openedByWorker())).toMatchObject({ received: 0, read: 1 });
    expect(counts(wanda, receiving(), overdue())).toMatchObject({ received: 1, overdue: 1 });
    expect(counts(wanda, requesting(), completing())).toMatchObject({ actionCompleted: 1 });
    expect(counts(wanda, requesting(), overdue({ at: '2026-05-15T07:00:00.000Z' }))).toMatchObject({
      ...{ overdue: 1, actionCompleted: 0, ever: false },
    });
  });

  test('is nothing any more once it is answered, but it came', () => {
    expect(counts(wanda, receiving(), overdue(), replying())).toMatchObject({ ...none, ever: true });
    expect(counts(wanda, sending())).toBeUndefined();
  });

  test('goes along into other hands, and back to nobody', () => {
    const moved = [receiving(), openedByWorker(), following()];
    expect(counts(wanda, ...moved)).toMatchObject(none);
    expect(counts(wilma, ...moved)).toMatchObject({ read: 1, ever: true });
    const { worker: _, ...nobody } = following();
    expect(counts('', receiving(), nobody)).toMatchObject({ worker: null, received: 1 });
  });
});

describe('the counters', () => {
  const store = storeForTests();
  afterAll(() => store.remove());
  let found: MessageCounts;
  beforeAll(async () => {
    const { worker: _, ...forNobody } = receiving();
    const events = [receiving(), forNobody, receiving({ county: county34 })].flatMap((each) => history(each));
    const answered = history(receiving({ worker: wilma }), replying());
    found = new MessageCounts(await store.show(messageCountsProjection, [...events, ...answered]));
  });

  test('are one read for each worker of a county', async () => {
    expect(await found.of(county19, wanda)).toMatchObject({ received: 1, ever: true });
    expect(await found.of(county34, wanda)).toMatchObject({ received: 1, county: county34 });
    expect(await found.of(county19, workerId('w-0'))).toEqual({
      ...{ county: county19, worker: 'w-0', ...none, ever: false },
    });
  });

  test('name everybody for whom something waits', async () => {
    const holders: string[] = [];
    for await (const { county, worker } of found.holders()) holders.push(`${county} ${worker}`);
    expect(holders.sort()).toEqual([`19 ${wanda}`, `34 ${wanda}`]);
  });
});
