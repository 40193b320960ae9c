import { folded, storeForTests } from '#engine/testing';
import { attemptId, submissionId } from '#kernel';
import {
  anna,
  asked,
  at,
  byWorker,
  county19,
  failedBy,
  halfAnHourLater,
  in19,
  issued,
  later,
  link1,
  link2,
  note,
  ortiz,
  redeemed,
} from '../../testing/examples.js';
import { accountLinksProjection, personLinksProjection } from './links.projection.js';
import { Links } from './links.queries.js';
import { openVerificationsProjection } from './open-verifications.projection.js';
import { OpenVerifications } from './open-verifications.queries.js';

const linked = (linkId = link1) =>
  ({
    type: 'AccountLinked',
    data: {
      linkId,
      accountId: anna,
      personId: ortiz,
      at,
      purpose: { kind: 'automatic', attemptId: attemptId('t-1') },
    },
  }) as const;
const unlinked = {
  type: 'AccountUnlinked',
  data: {
    linkId: link1,
    accountId: anna,
    personId: ortiz,
    at: later,
    reason: 'customer_asked',
    by: byWorker,
    county: county19,
  },
} as const;

const store = storeForTests();
afterAll(() => store.remove());

describe('links by account and by person', () => {
  test('show the link that stands and the history of those that ended', () => {
    const history = [linked(), unlinked, linked(link2)];
    const byAccount = folded(accountLinksProjection, history).get(anna);
    expect(byAccount).toMatchObject({ linkId: link2, personId: ortiz });
    expect(byAccount?.links.map((each) => each.unlinked?.reason)).toEqual(['customer_asked', undefined]);
    expect(folded(personLinksProjection, history).get(ortiz)).toEqual(byAccount);
  });

  test('keep who decided, how identity was verified, and what was noted', () => {
    const decided = {
      requestId: in19.requestId,
      by: byWorker,
      verification: { methods: ['video' as const], note: note('Saw her passport.') },
    };
    const purpose = { kind: 'request' as const, submissionId: submissionId('s-1'), ...decided };
    const byRequest = { ...linked(), data: { ...linked().data, purpose } };
    const noted = { ...unlinked, data: { ...unlinked.data, note: note('She asked.') } };
    expect(folded(personLinksProjection, [byRequest, noted]).get(ortiz)?.links).toMatchObject([
      {
        how: 'request',
        decided: { by: byWorker, methods: ['video'], note: note('Saw her passport.'), override: null },
        unlinked: { by: byWorker, note: note('She asked.') },
      },
    ]);
    expect(folded(personLinksProjection, [linked()]).get(ortiz)?.links[0]?.decided).toBeNull();
  });

  test('after an unlink nobody is linked', async () => {
    const accounts = await store.show(accountLinksProjection, [linked(), unlinked]);
    const persons = await store.show(personLinksProjection, [linked(), unlinked]);
    const links = new Links(accounts, persons);
    expect(await links.ofAccount(anna)).toMatchObject({ linkId: null, personId: null });
    expect((await links.ofPersons([ortiz])).get(ortiz)?.links).toHaveLength(1);
  });
});

describe('open verifications', () => {
  const second = { ...issued(1, later), data: { ...issued(1, later).data, attemptId: attemptId('t-2') } };

  test('a code runs until it fails for good', () => {
    const open = (events: readonly ReturnType<typeof issued>[]) =>
      folded(openVerificationsProjection, [asked('t-1'), ...events]).get(anna);
    expect(open([issued(1), issued(2, later)])).toMatchObject({
      running: [{ attemptId: 't-1', expiresAt: later }],
    });
    expect(folded(openVerificationsProjection, [issued(1), failedBy('wrong_code', 1)]).size).toBe(1);
    expect(folded(openVerificationsProjection, [issued(1), failedBy('gave_up', 1)]).size).toBe(0);
  });

  test('an attempt before any code runs for its own time, and for that of its code from then on', () => {
    expect(folded(openVerificationsProjection, [asked('t-1')]).get(anna)).toMatchObject({
      running: [{ attemptId: 't-1', expiresAt: halfAnHourLater }],
      nextExpiry: halfAnHourLater,
    });
    expect(folded(openVerificationsProjection, [asked('t-1'), issued(1, later)]).get(anna)).toMatchObject({
      running: [{ attemptId: 't-1', expiresAt: later }],
    });
    const answered = asked('t-1', { outcome: 'contact_county' });
    expect(folded(openVerificationsProjection, [answered]).size).toBe(0);
  });

  test('a redeemed code ends every other code of its account', () => {
    expect(folded(openVerificationsProjection, [issued(1), second]).get(anna)?.running).toHaveLength(2);
    expect(folded(openVerificationsProjection, [issued(1), second, redeemed()]).size).toBe(0);
  });

  test('the timer is told what has run out, and when the next one does', async () => {
    const open = new OpenVerifications(await store.show(openVerificationsProjection, [issued(1), second]));
    expect(await open.nextExpiry()).toBe('2026-05-01T17:30:00.000Z');
    expect(await open.expired('2026-05-01T17:29:59.999Z')).toEqual([]);
    expect(await open.expired('2026-05-01T17:30:00.000Z')).toEqual([{ accountId: anna, attemptId: 't-1' }]);
    expect(await open.expired(later)).toHaveLength(2);
  });
});
