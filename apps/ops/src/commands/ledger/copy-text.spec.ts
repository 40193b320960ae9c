import type { CopyResult } from '#operations';
import { copyText } from './copy-text.js';

const whole: CopyResult = {
  from: '/data',
  to: 'esdb://ledger:2113',
  ledgers: [
    {
      ledger: 'main',
      events: 1_205,
      appended: 205,
      root: 'ab12',
      verdict: {
        events: 1_205,
        streams: 40,
        seals: 2,
        authenticated: true,
        ledgerIds: [],
        renewals: [],
        breaks: [],
        unsealed: 1,
      },
    },
  ],
  keys: { keys: 31, erased: 1, copied: 4 },
  processes: [
    { name: 'finish-attempts', state: 'moved' },
    { name: 'send-outgoing-messages', state: 'not started' },
  ],
  masterKeyWantedIn: undefined,
};

test('a copy says what it moved, how it is known to be the same, and what comes next', () => {
  expect(copyText(whole).split('\n')).toEqual([
    '/data -> esdb://ledger:2113',
    'Ledger: 1,205 events, 205 appended now, the same in both',
    '  sound, 2 seals, 1 not sealed yet',
    '  root ab12',
    'Keys of personal data: 31, 1 of them erased; 4 written now',
    'Processes: 1 moved to the same event, 0 there already, 1 without a checkpoint',
    '',
    'Next, with settings that name esdb://ledger:2113:',
    '  caseledger processes start send-outgoing-messages --from now (or --from beginning)',
    '  caseledger projections rebuild --all',
    '  sessions do not move: everybody signs in again',
  ]);
});

test('an unsound one names the event, and says that no server is to start on it', () => {
  const ledgers = whole.ledgers.map((each) => ({
    ...each,
    verdict: { ...each.verdict, fault: { what: 'altered', eventId: 'e-7' } },
  }));
  const text = copyText({ ...whole, ledgers, processes: [] });
  expect(text).toContain('NOT SOUND, in the source as in its copy: altered (e-7)');
  expect(text).toContain('no server is to start on the copy');
  expect(text).not.toContain('Next');
});

test('keys that both ends share are said to stay', () => {
  expect(copyText({ ...whole, keys: undefined })).toContain('Keys of personal data: stay where they are');
});
