import type { LedgerVerdict } from '#operations';
import { verdictText } from './verdict-text.js';

const sound: LedgerVerdict = {
  ledger: 'main',
  place: '/data/events.db',
  events: 1_205,
  streams: 40,
  seals: 1,
  unsealed: 3,
  authenticated: true,
  ledgerIds: ['l-1'],
  renewals: [],
  breaks: [],
  warnings: [],
};

test('a sound ledger says what was checked and what is not sealed yet', () => {
  expect(verdictText(sound)).toBe(
    'Ledger (/data/events.db): sound. 1,205 events in 40 streams, 1 seal, 3 events after the last seal: chained, authenticated',
  );
  expect(verdictText({ ...sound, authenticated: false })).toContain('chained, not authenticated');
  expect(verdictText({ ...sound, warnings: ['no outside seals'] })).toContain('warning: no outside seals');
});

test('an altered one names the first bad event', () => {
  const text = verdictText({
    ...sound,
    fault: { what: 'altered', eventId: 'e-7', stream: 'person-9', revision: '2', ordinal: 6 },
  });
  expect(text).toContain('NOT SOUND: altered');
  expect(text).toContain('first bad event: e-7');
  expect(text).toContain('stream person-9 at revision 2');
  expect(text).toContain('event number 7');
});

test('where the event cannot be told, the smallest range is', () => {
  const fault = { what: 'one was swapped', eventId: 'e-7', ordinal: 4_999, lastOrdinal: 5_014 };
  const text = verdictText({ ...sound, fault });
  expect(text).toContain('events number 5,000 to 5,015 of the ledger');
  expect(text).not.toContain('first bad event');
});

test('a ledger that ends too early has no bad event to name', () => {
  const fault = { what: 'the ledger ends before seal 4', ordinal: 12, seal: 4 };
  expect(verdictText({ ...sound, fault })).not.toContain('first bad event');
});
