import { accountId, NotFound, Refused, threadId } from '#kernel';
import {
  closing,
  completing,
  first,
  marking,
  openedByCustomer,
  openedByWorker,
  receiving,
  replying,
  requesting,
  sending,
  standing,
  text,
  threadAfter,
  writing,
} from '../../testing/examples.js';
import { type ThreadCommand, threadDecider } from '../thread/decider.js';
import type { Standing } from '../thread/on-thread.js';
import { messageIn, noThread, type Thread } from '../thread/state.js';
import {
  whyNotAnswered,
  whyNotClosed,
  whyNotCompleted,
  whyNotNoReply,
  whyNotReplied,
  whyNotSent,
  whyNotWritten,
} from './why-not.js';

const note = text('Not needed any more.');
const ways: readonly (readonly ThreadCommand[])[] = [
  [sending()],
  [sending(), openedByCustomer()],
  [requesting()],
  [requesting(), completing()],
  [requesting(), completing(), closing()],
  [receiving()],
  [receiving(), openedByWorker()],
  [receiving(), replying()],
];
const { account: _, ...nobodyLinked } = standing;
const standings: readonly Standing[] = [
  standing,
  { ...standing, caseOpen: false },
  { ...standing, optedIn: false },
  { ...standing, outOfTheHome: true },
  { ...standing, caseOpen: false, optedIn: false, outOfTheHome: true },
  nobodyLinked,
];
const all = ways.flatMap((way) => standings.map((how) => [way, how] as const));

/** What the decision answers; undefined: it is possible. */
function answer(command: ThreadCommand, thread: Thread): { code: string; text: string } | undefined {
  try {
    threadDecider.decide(command, thread);
    return undefined;
  } catch (error) {
    if (error instanceof Refused) return { code: error.code, text: error.message };
    throw error;
  }
}

test('what a page says beforehand is what the decision answers', () => {
  const codes = new Set<string>();
  const agree = (why: { code: string; text: string } | undefined, command: ThreadCommand, thread: Thread) => {
    expect(why).toEqual(answer(command, thread));
    codes.add(why?.code ?? 'possible');
  };
  for (const [way, how] of all) {
    const thread = threadAfter(...way);
    const message = messageIn(thread, first)!;
    agree(whyNotReplied(thread, message, how), replying({ standing: how }), thread);
    agree(whyNotClosed(message), closing({ standing: how, note }), thread);
    agree(whyNotNoReply(message), marking({ standing: how }), thread);
    agree(whyNotSent(how), sending({ standing: how }), noThread);
    // Where nobody is linked, no customer asks.
    if (how.account === undefined) continue;
    agree(whyNotAnswered(thread, how), writing({ standing: how }), thread);
    agree(whyNotWritten(how), receiving({ standing: how, threadId: threadId('t-9') }), noThread);
    agree(whyNotCompleted(thread, how), completing({ standing: how }), thread);
  }
  expect([...codes].sort()).toEqual([
    'case_not_open',
    'county_opted_out',
    'no_account',
    'out_of_the_home',
    'possible',
    'status_impossible',
  ]);
  const stranger = { ...standing, account: accountId('a-9') };
  expect(() => answer(writing({ standing: stranger }), threadAfter(sending()))).toThrow(NotFound);
});

test('what is marked already needs no second mark', () => {
  const marked = threadAfter(receiving(), marking());
  expect(whyNotNoReply(messageIn(marked, first)!)).toMatchObject({ code: 'status_impossible' });
});
