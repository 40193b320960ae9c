import { spoken } from '#bounded-context';
import { recorded } from '#engine/testing';
import { countyCode, messageId } from '#kernel';
import {
  adding,
  closing,
  completing,
  county34,
  file1,
  following,
  history,
  marking,
  noting,
  onThread,
  openedByWorker,
  overdue,
  reassigning,
  receiving,
  refusing,
  replying,
  requesting,
  sar7,
  second,
  sending,
  text,
  uploading,
  viewing,
  writing,
} from '../testing/examples.js';
import type { EMessagesEvent } from './context.js';
import { formDecider } from './form/decider.js';
import type { ThreadCommand } from './thread/decider.js';
import { eMessageWords } from './words.js';

const names = { person: () => 'Ana Ortiz', worker: (id: string) => `worker ${id}` };
const happenings = (events: readonly EMessagesEvent[], county = onThread.county) =>
  recorded(events).flatMap((each) =>
    eMessageWords.isOnCase(each, county) ? [eMessageWords.tell(each, county)] : [],
  );
const told = (events: readonly EMessagesEvent[], county = onThread.county) =>
  happenings(events, county).map((each) => spoken(each.said, names));
const last = (...commands: ThreadCommand[]) => told(history(...commands)).at(-1);

test.each<[string, readonly ThreadCommand[]]>([
  ['An e-Message was sent to Ana Ortiz. Number ABCD2345.', [sending()]],
  [
    'Ana Ortiz was asked to do an action: View Document (SAR 7), by 2026-05-14. Number ABCD2345.',
    [requesting({ action: 'View Document', form: sar7 })],
  ],
  ['An e-Message came from Ana Ortiz. Number ABCD2345.', [receiving()]],
  ['The status of an e-Message changed from Received to Read.', [receiving(), openedByWorker()]],
  ['An e-Message of Ana Ortiz was marked as needing no reply: answered by phone.', [receiving(), marking()]],
  [
    'An e-Message of Ana Ortiz was marked as needing no reply: answered by phone. The action can be done until 2026-05-07 now.',
    [requesting({ due: '2026-05-05' }), writing(), marking({ messageId: second })],
  ],
  ['An addition to an answer was sent to Ana Ortiz.', [receiving(), replying(), replying()]],
  ['An e-Message came to worker w-20.', [receiving(), reassigning()]],
  ['An e-Message came to worker w-20, who has the program now.', [receiving(), following()]],
  ['A note for staff was added to an e-Message.', [receiving(), noting()]],
  ['The time to answer an e-Message of Ana Ortiz is over.', [receiving(), overdue()]],
  [
    'The time for Ana Ortiz to do an action is over.',
    [requesting(), overdue({ at: '2026-05-15T07:00:00.000Z' })],
  ],
  ['A document was added to an action; it is not sent yet.', [requesting(), uploading()]],
  [
    'Ana Ortiz opened the document of an action.',
    [requesting({ action: 'View Document', form: sar7 }), viewing()],
  ],
])('%s', (words, commands) => {
  expect(last(...commands)).toBe(words);
});

test('an answer, a completion, a reopening and a closing come before the status that they change', () => {
  const before = (...commands: ThreadCommand[]) => told(history(...commands)).at(-2);
  expect(before(receiving(), replying())).toBe('An answer to 1 e-Message was sent to Ana Ortiz.');
  expect(before(requesting(), completing())).toBe(
    'Ana Ortiz completed an action without a document. Number JKLM2345.',
  );
  const sent = [
    requesting(),
    uploading({ state: 'quarantined' }),
    completing({ documents: [file1] }),
  ] as const;
  expect(before(...sent)).toBe('Ana Ortiz completed an action with 1 document. Number JKLM2345.');
  expect(told(history(...sent, refusing())).slice(-3, -1)).toEqual([
    'A document was refused.',
    'An action was opened again, because a document of it was refused; it can be done until 2026-05-14.',
  ]);
  expect(before(requesting(), closing({ note: text('Not needed.') }))).toBe('An action was withdrawn.');
  expect(before(...sent, closing({ followedBy: messageId('t-2') }))).toBe(
    'An action was closed. A new one was started in its place.',
  );
});

test('notes come with what they were noted on, still sealed', () => {
  const [, marked] = happenings(history(receiving(), marking({ reason: 'other', note: text('Settled.') })));
  expect(marked?.notes).toEqual([{ label: 'Note', note: text('Settled.') }]);
});

test("a case that moves brings along what was told of its threads; another county's catalogue is not told", () => {
  const moved = history(receiving(), following({ county: county34 }));
  const words = 'An e-Message came to worker w-20, because the case came to another county.';
  expect(told(moved)).toEqual(['An e-Message came from Ana Ortiz. Number ABCD2345.', words]);
  expect(told(moved, county34)).toEqual(told(moved));
  const form = formDecider.decide(adding(), formDecider.initial);
  expect(told(form)).toEqual(['The document “SAR 7” was added to the Forms catalogue.']);
  expect(told(form, countyCode('34'))).toEqual([]);
});
