import { FakeClock } from '#kernel/testing';
import { LiveFirst } from './live-first.js';

const clock = new FakeClock();
const never = new AbortController().signal;
const turns = async () => {
  for (let n = 0; n < 20; n++) {
    clock.advance(10);
    await Promise.resolve();
  }
};

test('replaced copies wait until nothing is to be done for any live one', async () => {
  const first = new LiveFirst(clock);
  const [persons, cases] = [{}, {}];
  first.works(persons);
  first.works(cases);
  let done = 0;
  void first.inTurn(never, async () => ++done);
  await turns();
  first.rests(persons);
  await turns();
  expect(done).toBe(0);
  first.rests(cases);
  await turns();
  expect(done).toBe(1);
});

test('replaced copies take turns one after the other, and wait again when a live one has something to do', async () => {
  const first = new LiveFirst(clock);
  const live = {};
  const done: string[] = [];
  void first.inTurn(never, async () => {
    done.push('a');
    first.works(live);
  });
  void first.inTurn(never, async () => void done.push('b'));
  await turns();
  expect(done).toEqual(['a']);
  first.rests(live);
  await turns();
  expect(done).toEqual(['a', 'b']);
});

test('who is stopped waits no longer, and keeps nobody else waiting', async () => {
  const first = new LiveFirst(clock);
  const live = {};
  first.works(live);
  const stopping = new AbortController();
  const stopped = first.inTurn(stopping.signal, async () => 'done');
  const other = first.inTurn(never, async () => 'done');
  stopping.abort();
  expect(await stopped).toBeUndefined();
  first.rests(live);
  await turns();
  expect(await other).toBe('done');
});

test('work that fails gives its turn back', async () => {
  const first = new LiveFirst(clock);
  const failing = first.inTurn(never, async () => {
    throw new Error('the disk is full');
  });
  await expect(failing).rejects.toThrow('full');
  const next = first.inTurn(never, async () => 'done');
  await turns();
  expect(await next).toBe('done');
});
