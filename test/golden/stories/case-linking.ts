import { ActOnRequest, linkCode } from '#contexts/case-linking';
import { personDecider } from '#contexts/person-registry';
import { attemptId, countyCode, requestId } from '#kernel';
import {
  askToLinkMyCase,
  channelsOf,
  factsOfPerson,
  giveUp,
  processLinkRequest,
  redeemCode,
  sendCode,
  unlinkPerson,
} from '#processes';
import type { TestSystem } from '../../support/test-system.js';

export const views = [
  'persons',
  'cases',
  'supervisor-tasks',
  'case-link-requests',
  'case-link-request-counts',
  'open-verifications',
  'account-links',
  'person-links',
  'person-attempts',
  'outbox',
  'audit-activity',
];

/** Two people, three accounts: a link by code, one by a worker, an unlink, a rejection, an edit of a contact. */
export async function tell({ flows, context, ...story }: TestSystem): Promise<void> {
  const worker = { kind: 'worker' as const, id: 'worker-19', county: countyCode('19') };
  const customer = (id: string) => ({ kind: 'customer' as const, id });
  const ana = await story.person('ana', [
    { number: 'A1X1', county: '19' },
    { number: 'B1X1', county: '34' },
  ]);
  const bea = await story.person('bea', [{ number: 'C1X1', county: '19' }]);
  const first = await story.account('first');
  const second = await story.account('second');
  const third = await story.account('third');
  const asked = await askToLinkMyCase(flows, first, story.asks('A1X1', '19'), context(customer(first)));
  const of = { accountId: first, attemptId: attemptId(asked.attemptId) };
  const facts = (await factsOfPerson(flows.engine, ana))!;
  await sendCode(flows, of, (await channelsOf(flows, facts))[0]!.id, context(customer(first)));
  story.clock.advance(60_000);
  await redeemCode(flows, of, linkCode(story.secrets, of.attemptId, 1), context(customer(first)));
  const wrong = await askToLinkMyCase(
    flows,
    second,
    story.asks('C1X1', '19', { zipCode: '90001' }),
    context(customer(second)),
  );
  const request = requestId(`${story.secrets.id('submission', wrong.attemptId)}-19`);
  const act = new ActOnRequest.handler(flows.engine);
  const on = { requestId: request, county: worker.county, at: story.clock.now() };
  await act.execute(new ActOnRequest({ kind: 'take', by: worker, ...on }, context(worker)));
  await processLinkRequest(
    flows,
    { requestId: request, by: worker, county: worker.county },
    { personId: bea, methods: ['in_person_id'], note: 'ID seen' },
    context(worker),
  );
  story.clock.advance(60_000);
  await unlinkPerson(
    flows,
    { personId: bea, reason: 'linked_in_error', by: worker, county: worker.county },
    context(worker),
  );
  const gave = await askToLinkMyCase(flows, third, story.asks('C1X1', '19'), context(customer(third)));
  if (gave.outcome === 'verify')
    await giveUp(flows, { accountId: third, attemptId: gave.attemptId }, context(customer(third)));
  const rejected = requestId(`${story.secrets.id('submission', gave.attemptId)}-19`);
  await act.execute(
    new ActOnRequest(
      { kind: 'reject', by: worker, reason: 'duplicate', ...on, requestId: rejected },
      context(worker),
    ),
  );
  const fourth = await story.account('fourth');
  const open = await askToLinkMyCase(flows, fourth, story.asks('C1X1', '19'), context(customer(fourth)));
  const [channel] = await channelsOf(flows, (await factsOfPerson(flows.engine, bea))!);
  await sendCode(
    flows,
    { accountId: fourth, attemptId: open.attemptId },
    channel!.id,
    context(customer(fourth)),
  );
  const cyd = await story.person('cyd', [{ number: 'D1X1', county: '19' }]);
  const supervisor = { kind: 'supervisor' as const, id: 'supervisor-19', county: worker.county };
  const at = story.clock.now();
  await flows.engine.execute(
    personDecider,
    cyd,
    { kind: 'set-customer-privacy', personId: cyd, active: true, by: supervisor, at },
    context(supervisor),
  );
  const edit = {
    kind: 'change-contact' as const,
    personId: cyd,
    contact: { phones: [] },
    by: worker,
    at,
  };
  await flows.engine.execute(personDecider, cyd, edit, context(worker));
  const choice = {
    ...{ kind: 'change-e-notification' as const, personId: cyd, on: true, noas: true },
    ...{ by: customer(fourth), at },
  };
  await flows.engine.execute(personDecider, cyd, choice, context(customer(fourth)));
  const paper = {
    ...{ kind: 'ask-for-paper' as const, personId: cyd, county: countyCode('19') },
    ...{ why: 'notices_chosen' as const, cause: 'chosen', at },
  };
  await flows.engine.execute(personDecider, cyd, paper, context(worker));
}
