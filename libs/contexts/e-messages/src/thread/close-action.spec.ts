import { given } from '#engine/testing';
import { messageId, NotFound } from '#kernel';
import {
  byAna,
  byForeigner,
  byWanda,
  byWilma,
  closing,
  completing,
  countsOfWanda,
  file1,
  file2,
  first,
  history,
  nobodyLinked,
  onThread,
  overdue,
  receiving,
  requesting,
  sending,
  standing,
  statusesAfter,
  text,
  threadAfter,
  uploading,
} from '../../testing/examples.js';
import { mustBeClosable } from './close-action.js';
import { threadDecider } from './decider.js';

const note = text('We have it already.');

test('a completed action is reviewed and closed, by any worker of the county', () => {
  given(threadDecider, history(requesting(), completing()))
    .when(closing({ by: byWilma }))
    .then([
      {
        type: 'ActionClosed',
        data: { ...onThread, messageId: first, entryId: 't-1-e2', by: byWilma, withdrawn: false },
      },
      {
        type: 'MessageStatusChanged',
        data: {
          ...{ ...onThread, messageId: first, from: 'Action Completed', to: 'Action Closed', by: byWilma },
          ...countsOfWanda({ actionCompleted: -1 }),
        },
      },
    ]);
});

test('one that was not done is withdrawn, with a note that the customer reads', () => {
  given(threadDecider, history(requesting()))
    .when(closing())
    .thenRefused('note_required', 'Please add a note: the customer reads why the action is withdrawn.');
  given(threadDecider, history(requesting()))
    .when(closing({ note }))
    .then([
      {
        type: 'ActionClosed',
        data: { ...onThread, messageId: first, entryId: 't-1-e1', by: byWanda, withdrawn: true, note },
      },
      {
        type: 'MessageStatusChanged',
        data: { ...onThread, messageId: first, from: 'New Action', to: 'Action Closed', by: byWanda },
      },
    ]);
});

test('names the action that was started in its place', () => {
  const [closed] = history(requesting(), completing(), closing({ followedBy: messageId('t-2') })).slice(-2);
  expect(closed?.data).toMatchObject({ withdrawn: false, followedBy: 't-2' });
});

test('also while nobody is linked, on a case that is not open, and where the county opted out', () => {
  for (const how of [nobodyLinked, { ...standing, caseOpen: false, optedIn: false, outOfTheHome: true }])
    expect(statusesAfter(requesting(), completing(), closing({ standing: how }))).toEqual(['Action Closed']);
});

test('ends its clock', () => {
  const late = [requesting({ due: '2026-05-05' }), overdue({ at: '2026-05-06T07:00:00.000Z' })] as const;
  expect(threadAfter(...late).messages[0]?.overdue).toBe(true);
  const closed = history(...late, closing({ note })).slice(-2);
  expect(closed[1]?.data.counts).toEqual(countsOfWanda({ overdue: -1 }).counts);
});

test('documents that were never sent end with it; what was sent stays', () => {
  const two = [uploading(), uploading({ documentId: file2 })] as const;
  const withdrawn = history(requesting(), ...two, closing({ note }));
  expect(
    withdrawn.filter((each) => each.type === 'DocumentRemoved').map((each) => each.data.documentId),
  ).toEqual([file1, file2]);
  const one = threadAfter(requesting(), ...two, completing({ documents: [file2] }), closing());
  expect(one.action?.documents.map((each) => each.documentId)).toEqual([file2]);
});

test('what cannot be closed is refused before its note is looked at', () => {
  for (const [begun, from] of [
    [[sending()], 'Sent'],
    [[receiving()], 'Received'],
    [[requesting(), closing({ note })], 'Action Closed'],
  ] as const) {
    const { state } = given(threadDecider, history(...begun));
    const text2 = `The status of this message is ${from}, so it cannot become Action Closed.`;
    expect(() => threadDecider.decide(closing(), state)).toThrow(text2);
    expect(() => mustBeClosable(state, { messageId: first, by: byWanda })).toThrow(text2);
  }
});

test("another county's action looks like none", () => {
  const { state } = given(threadDecider, history(requesting()));
  for (const by of [byForeigner, byAna])
    expect(() => threadDecider.decide(closing({ by, note }), state)).toThrow(NotFound);
});
