import { given } from '#engine/testing';
import { Refused } from '#kernel';
import {
  closing,
  completing,
  file1,
  history,
  openedByCustomer,
  openedByWorker,
  receiving,
  refusing,
  replying,
  requesting,
  sending,
  text,
  uploading,
} from '../../testing/examples.js';
import { directions, type MessageStatus, messageStatuses } from '../values.js';
import { type ThreadCommand, threadDecider } from './decider.js';
import type { Message } from './state.js';
import { mustBecome } from './status.js';

const changes = {
  to_customer: {
    Sent: ['Read'],
    'New Action': ['Action Completed', 'Action Closed'],
    'Action Completed': ['Action Closed', 'New Action'],
  },
  from_customer: { Received: ['Read', 'Replied'], Read: ['Replied'] },
} as const;

const pairs = directions.flatMap((direction) =>
  messageStatuses.flatMap((from) =>
    messageStatuses.map((to) => {
      const of: Partial<Record<MessageStatus, readonly MessageStatus[]>> = changes[direction];
      return { direction, from, to, may: of[from]?.includes(to) ?? false };
    }),
  ),
);

function refusalOf(act: () => unknown): Refused | undefined {
  try {
    act();
    return undefined;
  } catch (error) {
    return error as Refused;
  }
}

test('there are seven statuses, two directions, and eight changes', () => {
  expect(pairs).toHaveLength(98);
  expect(pairs.filter((each) => each.may)).toHaveLength(8);
});

test.each(pairs)('$direction: from $from to $to is possible: $may', ({ direction, from, to, may }) => {
  const refused = refusalOf(() => mustBecome({ direction, status: from } as Message, to));
  expect(refused?.code).toBe(may ? undefined : 'status_impossible');
  if (!may)
    expect(refused?.message).toMatch(`The status of this message is ${from}, so it cannot become ${to}. `);
});

const quarantined = uploading({ state: 'quarantined' });
const completed = completing({ documents: [file1] });
/** How a message gets to each status that it can have. */
const ways: Record<string, readonly ThreadCommand[]> = {
  'to_customer Sent': [sending()],
  'to_customer Read': [sending(), openedByCustomer()],
  'to_customer New Action': [requesting(), quarantined],
  'to_customer Action Completed': [requesting(), quarantined, completed],
  'to_customer Action Closed': [requesting(), quarantined, completed, closing()],
  'from_customer Received': [receiving()],
  'from_customer Read': [receiving(), openedByWorker()],
  'from_customer Replied': [receiving(), replying()],
};
/** What makes of a message what it shall become; nothing makes it Sent or Received. */
const makes: Partial<Record<MessageStatus, ThreadCommand>> = {
  Replied: replying(),
  'Action Completed': completed,
  'Action Closed': closing({ note: text('Not needed any more.') }),
};
const commanded = Object.keys(ways).flatMap((way) =>
  Object.entries(makes).map(([to, command]) => {
    const [direction, ...from] = way.split(' ') as [keyof typeof changes, ...string[]];
    return { direction, from: from.join(' ') as MessageStatus, to: to as MessageStatus, command, way };
  }),
);

test.each(commanded)('$way: what would make it $to', ({ direction, from, to, command, way }) => {
  const events = history(...ways[way]!);
  const { state, when } = given(threadDecider, events);
  expect(state.is === 'begun' && state.messages[0]).toMatchObject({ direction, status: from });
  const { may } = pairs.find((each) => each.direction === direction && each.from === from && each.to === to)!;
  // An answer to what is answered adds to it: nothing changes its status.
  if (from === 'Replied' && to === 'Replied') {
    expect(threadDecider.decide(command, state).map((each) => each.type)).toEqual(['ReplySent']);
    return;
  }
  if (!may) {
    when(command).thenRefused('status_impossible');
    const refused = refusalOf(() => threadDecider.decide(command, state));
    expect(refused?.message).toContain(`is ${from}, so it cannot become ${to}.`);
    return;
  }
  expect(threadDecider.decide(command, state)).toContainEqual(
    expect.objectContaining({ type: 'MessageStatusChanged', data: expect.objectContaining({ from, to }) }),
  );
});

test('every other change comes of opening a thread, or of a refused document', () => {
  const changed = (commands: readonly ThreadCommand[], command: ThreadCommand) =>
    threadDecider
      .decide(command, given(threadDecider, history(...commands)).state)
      .flatMap((each) =>
        each.type === 'MessageStatusChanged' ? [`${each.data.from} → ${each.data.to}`] : [],
      );
  const opened = (way: string) =>
    changed(ways[way]!, way.startsWith('to') ? openedByCustomer() : openedByWorker());
  expect(opened('to_customer Sent')).toEqual(['Sent → Read']);
  expect(opened('from_customer Received')).toEqual(['Received → Read']);
  for (const way of Object.keys(ways).filter((each) => !/Sent|Received/.test(each)))
    expect(opened(way)).toEqual([]);
  const refused = (way: string) => changed(ways[way]!, refusing());
  expect(refused('to_customer Action Completed')).toEqual(['Action Completed → New Action']);
  expect(refused('to_customer Action Closed')).toEqual([]);
});

test('what cannot be done names what can be done instead', () => {
  const text = (way: string, command: ThreadCommand) =>
    refusalOf(() => threadDecider.decide(command, given(threadDecider, history(...ways[way]!)).state))
      ?.message;
  expect(text('to_customer Sent', replying())).toMatch(/Add a new e-Message/);
  expect(text('to_customer New Action', replying())).toMatch(/Add a new e-Message/);
  expect(text('to_customer Action Completed', replying())).toMatch(/Add a new e-Message/);
  expect(text('to_customer Action Closed', replying())).toMatch(/mark the question as needing no reply/);
  expect(text('to_customer Action Closed', completed)).toMatch(/It has ended/);
});
