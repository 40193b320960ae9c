import { given } from '#engine/testing';
import { NotFound } from '#kernel';
import {
  ana,
  answerBy,
  bea,
  byAna,
  byWanda,
  closing,
  completing,
  countsOfWanda,
  dueDay,
  file1,
  file2,
  first,
  formFacts,
  history,
  onThread,
  receiving,
  refusing,
  removing,
  requesting,
  sar7,
  second,
  standing,
  statusesAfter,
  text,
  threadAfter,
  uploading,
  viewing,
  writing,
} from '../../testing/examples.js';
import { threadDecider } from './decider.js';
import { clockOf } from './state.js';

const upload = [requesting(), uploading()] as const;
const view = requesting({ action: 'View Document', form: sar7 });
const viewAndReturn = requesting({ action: 'View Document', form: { ...sar7, returnExpected: true } });
const { note: _, ...bare } = completing();

describe('an Upload Document', () => {
  test('is done with at least one document, which the worker sees from then on', () => {
    given(threadDecider, history(...upload))
      .when({ ...bare, documents: [file1] })
      .then([
        {
          type: 'ActionCompleted',
          data: {
            ...{ ...onThread, messageId: first, entryId: 't-1-e1', accountId: ana },
            ...{ documents: [file1], number: 'JKLM2345', due: answerBy },
          },
        },
        {
          type: 'MessageStatusChanged',
          data: {
            ...{ ...onThread, messageId: first, from: 'New Action', to: 'Action Completed', by: byAna },
            ...countsOfWanda({ actionCompleted: 1 }),
          },
        },
      ]);
    expect(threadAfter(...upload, { ...bare, documents: [file1] }).action?.documents).toMatchObject([
      { documentId: file1, sent: true },
    ]);
  });

  test('or with a note alone', () => {
    const note = text('I cannot get this.');
    expect(history(requesting(), completing({ note })).at(-2)?.data).toMatchObject({ documents: [], note });
    given(threadDecider, history(...upload))
      .when(bare)
      .thenRefused('documents_missing');
  });

  test('not with a document that is gone, was refused, or is not theirs', () => {
    const { state } = given(threadDecider, history(...upload));
    const gone =
      'A document that you named is not there any more. Open the action again and check what is added.';
    const one = completing({ documents: [file1] });
    given(threadDecider, history(...upload, removing()))
      .when(one)
      .thenRefused('documents_missing', gone);
    const infected = [
      requesting(),
      uploading({ state: 'quarantined' }),
      refusing({ by: { kind: 'system', id: 'scan' } }),
    ];
    given(threadDecider, history(...infected))
      .when(one)
      .thenRefused('documents_missing', gone);
    const linkedLater = {
      accountId: bea,
      by: { ...byAna, id: bea },
      standing: { ...standing, account: bea },
    };
    expect(() => threadDecider.decide({ ...one, ...linkedLater }, state)).toThrow(gone);
    given(threadDecider, history(...upload))
      .when(completing({ documents: [file2] }))
      .thenRefused('documents_missing', gone);
  });

  test('names a document once, and sends one that was not looked into yet, too', () => {
    const quarantined = [requesting(), uploading({ state: 'quarantined' })];
    expect(history(...quarantined, completing({ documents: [file1, file1] })).at(-2)?.data).toMatchObject({
      documents: [file1],
    });
  });
});

describe('a View Document', () => {
  test('is done once its file was opened by this account, and that was confirmed', () => {
    const done = completing({ viewed: true });
    given(threadDecider, history(view)).when(done).thenRefused('not_viewed');
    given(threadDecider, history(view, viewing()))
      .when(completing({ viewed: false }))
      .thenRefused('not_viewed');
    expect(statusesAfter(view, viewing(), done)).toEqual(['Action Completed']);
    const linkedLater = {
      accountId: bea,
      by: { ...byAna, id: bea },
      standing: { ...standing, account: bea },
    };
    given(threadDecider, history(view, viewing()))
      .when({ ...done, ...linkedLater })
      .thenRefused('not_viewed');
  });

  test('that asks to be returned needs a document besides', () => {
    expect(formFacts.returnExpected).toBe(false);
    given(threadDecider, history(viewAndReturn, viewing()))
      .when(completing({ viewed: true }))
      .thenRefused(
        'documents_missing',
        'This document asks to be completed and returned: add it, then send it to the county.',
      );
    const returned = [
      viewAndReturn,
      viewing(),
      uploading(),
      completing({ viewed: true, documents: [file1] }),
    ];
    expect(statusesAfter(...returned)).toEqual(['Action Completed']);
  });
});

test('an action is done also where the county opted out, and on a case that is not open', () => {
  const how = { ...standing, caseOpen: false, optedIn: false };
  expect(statusesAfter(requesting(), completing({ standing: how }))).toEqual(['Action Completed']);
  given(threadDecider, history(requesting()))
    .when(completing({ standing: { ...standing, outOfTheHome: true } }))
    .thenRefused('out_of_the_home');
});

test('from then on the worker has the turn, and a clock', () => {
  const open = threadAfter(requesting());
  expect(clockOf(open, open.messages[0]!)).toEqual({ for: 'customer', ends: '2026-05-15T07:00:00.000Z' });
  expect(dueDay).toBe('2026-05-14');
  const done = threadAfter(requesting(), completing());
  expect(clockOf(done, done.messages[0]!)).toEqual({ for: 'worker', ends: answerBy });
});

test('what is no action, or is done or closed already, is refused', () => {
  given(threadDecider, history(receiving())).when(completing()).thenRefused('status_impossible');
  given(threadDecider, history(requesting(), writing()))
    .when(completing({ messageId: second }))
    .thenRefused('status_impossible');
  given(threadDecider, history(requesting(), completing()))
    .when(completing())
    .thenRefused('status_impossible');
  given(threadDecider, history(requesting(), completing(), closing()))
    .when(completing())
    .thenRefused('status_impossible');
});

test('only the customer who is linked now does it', () => {
  const { state } = given(threadDecider, history(requesting()));
  for (const how of [{ accountId: bea }, { by: byWanda }])
    expect(() => threadDecider.decide(completing(how), state)).toThrow(NotFound);
});
