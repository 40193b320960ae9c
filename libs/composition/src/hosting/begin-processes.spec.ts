import type { ProcessCheckpoint } from '#engine';
import { beginProcesses, processesMustHaveBegun, processNames } from './begin-processes.js';

const at = (n: number, ledgerId = 'ours'): ProcessCheckpoint => ({
  ledgerId,
  position: `${n}`.padStart(4, '0'),
  eventId: `e${n}`,
});

/** A ledger with so many events, and where each process stands in it. */
function ledger(events: number, known: Readonly<Record<string, ProcessCheckpoint>>) {
  const places = new Map(Object.entries(known));
  const ports = {
    store: { ledgerId: 'ours', head: async () => (events === 0 ? undefined : at(events).position) },
    processCheckpoints: {
      get: async (name: string) => places.get(name),
      set: async (name: string, place: ProcessCheckpoint) => void places.set(name, place),
    },
  };
  return { places, begin: () => beginProcesses(ports), mustHaveBegun: () => processesMustHaveBegun(ports) };
}

const all = (place: ProcessCheckpoint) => Object.fromEntries(processNames.map((name) => [name, place]));
/** Where nobody is there who did not come later. */
const without = (name: string, others: Readonly<Record<string, ProcessCheckpoint>>) => {
  const { [name]: _came, ...rest } = others;
  return rest;
};
const mails = 'tell-customers-of-outcomes';
const mends = 'finish-attempts';
const beginning = { ledgerId: 'ours', position: undefined, eventId: undefined };

test('in an empty ledger everybody begins at the beginning', async () => {
  const { places, begin, mustHaveBegun } = ledger(0, {});
  await begin();
  await mustHaveBegun();
  expect(new Set(places.values())).toEqual(new Set([beginning]));
});

test.each([
  ['what mends begins at the beginning', mends, beginning],
  ['what sends mails begins where the furthest of the others stands', mails, at(7)],
] as const)(
  'a process that a newer program brings to an old ledger starts: %s',
  async (_, name, expected) => {
    const { places, begin, mustHaveBegun } = ledger(9, {
      ...without(name, all(at(5))),
      'send-outgoing-messages': at(7),
    });
    await begin();
    await mustHaveBegun();
    expect(places.get(name)).toEqual(expected);
    expect(places.get('send-verification-codes')).toEqual(at(5));
  },
);

test('where no process has a place, somebody has to say from where', async () => {
  const { places, begin, mustHaveBegun } = ledger(9, {});
  await begin();
  expect(places.size).toBe(0);
  await expect(mustHaveBegun()).rejects.toThrow('has no checkpoint for this ledger');
});

test('a place in another ledger, as half a copy leaves it, is never taken for none', async () => {
  const { places, begin, mustHaveBegun } = ledger(9, { ...all(at(5)), [mails]: at(3, 'theirs') });
  await begin();
  expect(places.get(mails)).toEqual(at(3, 'theirs'));
  await expect(mustHaveBegun()).rejects.toThrow(`the process ${mails} has no checkpoint for this ledger`);
});
