import { given } from '#engine/testing';
import { messageId, NotFound } from '#kernel';
import {
  ana,
  at,
  byAna,
  byForeigner,
  bySupervisor,
  case1,
  county19,
  dueDay,
  first,
  history,
  nobodyLinked,
  ortiz,
  requesting,
  sar7,
  sending,
  standing,
  text,
  thread1,
  wanda,
} from '../../testing/examples.js';
import { threadDecider } from './decider.js';

const begun = {
  threadId: thread1,
  messageId: first,
  number: 'ABCD2345',
  county: county19,
  caseNumber: case1,
  personId: ortiz,
  at,
  audience: ana,
  by: sending().by,
  accountId: ana,
  program: 'CalFresh',
  worker: wanda,
  subject: text('Your renewal'),
  body: text('Please come by.'),
};

describe('a Message', () => {
  test('is sent to the account that is linked to the person, once', () => {
    given(threadDecider)
      .when(sending())
      .then([{ type: 'MessageSent', data: begun }]);
    given(threadDecider).when(sending()).thenAgainNothing();
  });

  test('begins a thread: Sent, unopened, waiting for nobody', () => {
    expect(given(threadDecider, history(sending())).state).toMatchObject({
      worker: wanda,
      program: 'CalFresh',
      messages: [{ messageId: first, status: 'Sent', direction: 'to_customer', overdue: false }],
    });
  });

  test('of a program with nobody there waits in the queue', () => {
    const { worker: _, ...forNobody } = sending();
    const { worker: __, ...data } = begun;
    given(threadDecider)
      .when(forNobody)
      .then([{ type: 'MessageSent', data }]);
  });

  test('goes also where the county takes no messages of customers', () => {
    given(threadDecider)
      .when(sending({ standing: { ...standing, optedIn: false } }))
      .then([{ type: 'MessageSent', data: begun }]);
  });
});

describe.each([
  ['a Message', sending],
  ['an Action', requesting],
] as const)('%s', (_, make) => {
  test.each([
    ['case_not_open', { ...standing, caseOpen: false }],
    ['out_of_the_home', { ...standing, outOfTheHome: true }],
    ['no_account', nobodyLinked],
  ])('is refused: %s', (code, how) => {
    given(threadDecider)
      .when(make({ standing: how }))
      .thenRefused(code);
  });

  test('comes from staff of the county of the case alone', () => {
    for (const by of [byForeigner, byAna])
      expect(() => threadDecider.decide(make({ by }), threadDecider.initial)).toThrow(NotFound);
    expect(threadDecider.decide(make({ by: bySupervisor }), threadDecider.initial)).toHaveLength(1);
  });
});

describe('an Action', () => {
  test('waits for the customer until its day', () => {
    given(threadDecider)
      .when(requesting({ follows: messageId('t-0') }))
      .then([
        {
          type: 'ActionRequested',
          data: { ...begun, action: 'Upload Document', due: dueDay, follows: messageId('t-0') },
        },
      ]);
    given(threadDecider).when(requesting()).thenAgainNothing();
  });

  test('is for counties that opted in', () => {
    given(threadDecider)
      .when(requesting({ standing: { ...standing, optedIn: false } }))
      .thenRefused('county_opted_out');
  });

  test('View Document keeps its document as it is now', () => {
    const { sendable: _, paperOnly: __, ...form } = sar7;
    const data = { ...begun, action: 'View Document' as const, form, due: dueDay };
    given(threadDecider)
      .when(requesting({ action: 'View Document', form: sar7 }))
      .then([{ type: 'ActionRequested', data }]);
  });

  test('a document that is not sendable, or goes on paper only, is refused, and so is none', () => {
    const view = (form?: typeof sar7) => requesting({ action: 'View Document', ...(form && { form }) });
    for (const command of [
      view(),
      view({ ...sar7, sendable: false }),
      view({ ...sar7, paperOnly: true }),
      requesting({ form: { ...sar7, sendable: false } }),
    ])
      given(threadDecider).when(command).thenRefused('form_not_sendable');
  });
});
