import { accountId } from '#kernel';
import type { Resident } from './residents.js';
import { type Asked, anotherDay } from './residents.js';
import type { Actor, Answer, TestApp } from './test-app.js';

/** Request ids by county, of a submission that the resident just made. */
export type Requests = Readonly<Record<string, string>>;

/** Asks with a date of birth that does not match: one request for each county of the resident. */
export async function requestBy(app: TestApp, who: Resident, over: Partial<Asked> = {}): Promise<Requests> {
  const before = new Set(await requestsOf(app, who));
  const { body } = await who.ask({ dateOfBirth: anotherDay, ...over });
  if (body.outcome !== 'requested') throw new Error(`expected a request, but: ${JSON.stringify(body)}`);
  return byCounty((await requestsOf(app, who)).filter((each) => !before.has(each)));
}

/** Ids of all requests of an account, newest first, in every county: the customer sees one for all of them. */
export async function requestsOf(
  app: TestApp,
  { accountId: account, customer }: Pick<Resident, 'accountId' | 'customer'>,
): Promise<readonly string[]> {
  await app.until(async () => {
    const { headers } = await customer.get('/api/v1/portal/link-requests');
    return headers['caseledger-stale'] === undefined ? true : undefined;
  });
  const requests = await app.system.queries.findRequests.ofAccount(accountId(account));
  return requests.map((each) => each.requestId);
}

/** A request's id ends with its county. */
export const byCounty = (ids: readonly string[]): Requests =>
  Object.fromEntries(ids.map((id) => [id.slice(id.lastIndexOf('-') + 1), id]));

export const inPerson = { methods: ['in_person_id'] };

export const summaryOf = (worker: Actor, requestId: string, personId?: string): Promise<Answer> =>
  worker.get(`/api/v1/case-link-requests/${requestId}${personId ? `?personId=${personId}` : ''}`);

/** Continue. */
export const process = (
  worker: Actor,
  requestId: string,
  personId: string,
  more: object = {},
): Promise<Answer> =>
  worker.post(`/api/v1/case-link-requests/${requestId}/process`, {
    personId,
    verification: inPerson,
    ...more,
  });

export const reject = (worker: Actor, requestId: string, body: object): Promise<Answer> =>
  worker.post(`/api/v1/case-link-requests/${requestId}/reject`, body);

/** Linked Status, as the worker sees it. */
export async function statusOf(worker: Actor, requestId: string): Promise<string> {
  return (await summaryOf(worker, requestId)).body.linkedStatus;
}

/** Request ids on the Case Link Request Search, with these criteria. */
export async function found(
  worker: Actor,
  criteria: Readonly<Record<string, string>> = {},
): Promise<readonly string[]> {
  const { body } = await worker.get(`/api/v1/case-link-requests?${new URLSearchParams(criteria)}`);
  return body.items.map((each: { requestId: string }) => each.requestId);
}

export interface SentMessage {
  readonly messageId: string;
  readonly channel: 'email' | 'text';
  readonly template: string;
  readonly to: string;
  readonly subject: string | null;
  readonly text: string;
  readonly state: string;
}

/** Waits for an outgoing message that fits, as the ops page of the demo shows it. */
export async function message(app: TestApp, fits: (each: SentMessage) => boolean): Promise<SentMessage> {
  const ops = await app.as('ops');
  return app.until(async () => {
    const { body } = await ops.get('/api/v1/ops/outbox?pageSize=100');
    return (body.items as SentMessage[]).find((each) => each.state === 'sent' && fits(each));
  });
}

/** Has a code sent to a channel of that kind, and reads it where it arrives. */
export async function sendCode(
  app: TestApp,
  customer: Actor,
  asked: Answer,
  kind: 'email' | 'text' = 'email',
): Promise<string> {
  const channel = asked.body.channels.find((each: { kind: string }) => each.kind === kind);
  const known = new Set(await codesOf(app, asked.body.attemptId));
  const { status, text } = await customer.post(`/api/v1/portal/link-attempts/${asked.body.attemptId}/code`, {
    channelId: channel.id,
  });
  if (status !== 200) throw new Error(`no code was sent: ${text}`);
  return app.until(async () => (await codesOf(app, asked.body.attemptId)).find((each) => !known.has(each)));
}

async function codesOf(app: TestApp, attemptId: string): Promise<readonly string[]> {
  const ops = await app.as('ops');
  const { body } = await ops.get('/api/v1/ops/outbox?pageSize=100');
  return (body.items as SentMessage[]).flatMap(({ text, template }) =>
    template === 'verification_code' && text.includes(attemptId) ? (/#(\d{8})/.exec(text)?.[1] ?? []) : [],
  );
}

export const verify = (customer: Actor, attemptId: string, code: string): Promise<Answer> =>
  customer.post(`/api/v1/portal/link-attempts/${attemptId}/verify`, { code });

/** Links a resident as the portal does by itself: full match, code by mail, code entered. */
export async function linkByMail(app: TestApp, who: Resident): Promise<void> {
  const asked = await who.ask();
  const code = await sendCode(app, who.customer, asked);
  const { body } = await verify(who.customer, asked.body.attemptId, code);
  if (body.outcome !== 'linked') throw new Error(`expected a link, but: ${JSON.stringify(body)}`);
}

/** Case numbers that the customer sees as linked. */
export async function linkedCases(customer: Actor): Promise<readonly string[]> {
  const { body } = await customer.get('/api/v1/portal/links');
  return body.items.map((each: { caseNumber: string }) => each.caseNumber);
}
