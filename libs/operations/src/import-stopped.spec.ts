import { UnusableFile } from '#contexts/person-registry';
import { Unavailable } from '#event-store';
import { importStopped } from './import-stopped.js';

const running = new AbortController().signal;
const after = (persons: number) => ({ bytes: 1, totalBytes: 2, persons, rows: persons, rejected: 0 });
const full = new Unavailable('nothing was stored: database or disk is full');

test('an import that a full disk ends says how many went in, and that going on repeats nothing', () => {
  const { message } = importStopped(full, after(7_979), running) as Error;
  expect(message).toBe(
    'the import stopped after 7979 persons went in, which are safely stored: database or disk is full. Once that is mended, run it again to go on: what is in is not repeated',
  );
});

test('before anybody went in, it says so', () => {
  expect((importStopped(full, undefined, running) as Error).message).toMatch(
    /^the import stopped before any person went in: database or disk is full/,
  );
});

test('what is wrong with the file, and a stop that was wanted, are passed on as they are', () => {
  const unusable = new UnusableFile('the file is empty');
  expect(importStopped(unusable, after(1), running)).toBe(unusable);
  const stop = AbortSignal.abort(new Error('enough'));
  expect(importStopped(stop.reason, after(1), stop)).toBe(stop.reason);
});
