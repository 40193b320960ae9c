import { recorded } from '#engine/testing';
import { type CountyCode, countyCode } from '#kernel';
import {
  adding,
  bySupervisor,
  completing,
  county34,
  following,
  history,
  noting,
  overdue,
  receiving,
  replying,
  requesting,
  uploading,
  wanda,
} from '../testing/examples.js';
import type { EMessagesEvent } from './context.js';
import { formDecider } from './form/decider.js';
import type { ThreadCommand } from './thread/decider.js';
import { eMessageTopics } from './topics.js';

const topicsOf = (events: readonly EMessagesEvent[]) =>
  recorded(events)
    .slice(-1)
    .flatMap((each) => [...eMessageTopics.of(each)].sort());
const after = (...commands: ThreadCommand[]) => topicsOf(history(...commands));
const asker = (right: string, id = 'w-19', county: CountyCode = countyCode('19')) => ({
  rights: new Set([right]) as never,
  actor: { kind: 'worker' as const, id, county },
  seesPerson: async () => true,
  seesCase: async () => true,
});

test('what a customer wrote changes the lists of the county, the thread, the case, the counts and their own pages', () => {
  expect(after(receiving())).toEqual([
    'account:a-1',
    'case:B12345',
    'e-message-counts:19:w-19',
    'e-message:19:t-1',
    'e-messages:19',
    'supervisor-tasks:19',
  ]);
});

test("internal acts stand on no customer's page", () => {
  for (const internal of [noting(), following()])
    expect(after(receiving(), internal).some((each) => each.startsWith('account:'))).toBe(false);
});

test('what was not sent yet stands on no page of the county', () => {
  expect(after(requesting(), uploading())).toEqual(['account:a-1']);
  expect(after(requesting(), uploading(), completing())).toContain('e-messages:19');
});

test('a case that moves changes the lists and the queues of both counties', () => {
  const topics = after(receiving(), following({ county: county34 }));
  for (const each of ['e-messages', 'supervisor-tasks'])
    for (const county of ['19', '34']) expect(topics).toContain(`${each}:${county}`);
  for (const each of ['e-message-counts:19:w-19', 'e-message-counts:34:w-20', 'e-message:34:t-1'])
    expect(topics).toContain(each);
});

test('counts are live', () => {
  for (const commands of [
    [receiving(), replying()],
    [receiving(), overdue()],
  ])
    expect(after(...commands)).toContain(`e-message-counts:19:${wanda}`);
});

test('a form changes the catalogue of its county', () => {
  expect(topicsOf(formDecider.decide(adding({ by: bySupervisor }), formDecider.initial))).toEqual([
    'e-message-forms:19',
  ]);
});

test('only who may see e-messages follows those of their own county, and their own counts', () => {
  const may = (topic: string, of: string, asking = asker('e-message:view')) =>
    eMessageTopics.kinds[topic]?.may(asking, of);
  for (const kind of ['e-messages', 'e-message-forms']) {
    expect(may(kind, '19')).toBe(true);
    expect(may(kind, '34')).toBe(false);
    expect(may(kind, '19', asker('case-link:view'))).toBe(false);
  }
  expect(may('e-message', '19:t-1')).toBe(true);
  expect(may('e-message', '34:t-1')).toBe(false);
  expect(may('e-message-counts', '19:w-19')).toBe(true);
  expect(may('e-message-counts', '19:w-20')).toBe(false);
  expect(eMessageTopics.own?.(asker('e-message:view'))).toEqual(['e-message-counts:19:w-19']);
  expect(eMessageTopics.own?.(asker('case-link:view'))).toEqual([]);
});
