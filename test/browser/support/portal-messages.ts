import { expect, type Page, request } from '@playwright/test';
import type { Person } from './person.js';
import { requestIn } from './portal.js';
import type { DemoCustomer, Town } from './test.js';

/** A customer whose account is linked, and whoever works for their county. */
export interface Linked {
  readonly customer: DemoCustomer;
  readonly self: Person;
  readonly worker: Person;
}

/** Lets the county's customers write, and its workers send Actions; or not any more. */
export async function optIn(
  town: Town,
  county: string,
  twoWayMessaging = true,
  more: object = {},
): Promise<void> {
  const supervisor = await town.person(`supervisor-${county}`);
  await supervisor.put('/api/v1/county-settings', {
    changes: { twoWayMessaging, ...more },
    reason: 'Two-Way Messaging',
  });
}

/** Linked by a worker, who looked at an ID, where it is not linked yet. */
export async function linked(town: Town, identity: string): Promise<Linked> {
  const customer = town.customer(identity);
  const self = await town.person(identity);
  const worker = await town.person(`worker-${customer.enter.county}`);
  const { items } = await self.get<{ items: readonly unknown[] }>('/api/v1/portal/links');
  if (items.length > 0) return { customer, self, worker };
  await self.post('/api/v1/portal/link-attempts', { ...customer.enter, zipCode: '99999' });
  await worker.post(`/api/v1/case-link-requests/${await requestIn(worker, customer)}/process`, {
    personId: customer.personId,
    verification: { methods: ['in_person_id'] },
  });
  return { customer, self, worker };
}

interface Sent {
  readonly messageId: string;
  readonly number: string;
}

/** The worker sends a Message, or with `over` an Action. */
export const send = ({ customer, worker }: Linked, over: object = {}): Promise<Sent> =>
  worker.post<Sent>('/api/v1/e-messages', {
    caseNumber: customer.enter.caseNumber,
    personId: customer.personId,
    type: 'Message',
    subject: 'Your renewal',
    body: 'Please call me about your renewal.',
    ...over,
  });

export const uploadAction = {
  type: 'Action',
  actionType: 'Upload Document',
  subject: 'Your lease',
  body: 'Please send me your lease.\nAll pages, please.',
} as const;

/** What the worker does to a message: `reply`, `close`, `read` … */
export const act = ({ worker }: Linked, id: string, what: string, body: object = {}): Promise<unknown> =>
  worker.post(`/api/v1/e-messages/${id}/${what}`, { ...body });

/** The status that the worker sees. */
export const statusFor = async ({ worker }: Linked, id: string): Promise<string> =>
  (await worker.get<{ status: string }>(`/api/v1/e-messages/${id}`)).status;

/** A document of the county's catalogue. Answers its id. */
export async function addForm(
  town: Town,
  county: string,
  { title, returnExpected, bytes }: { title: string; returnExpected: boolean; bytes: Uint8Array },
): Promise<string> {
  const { token } = await town.person(`supervisor-${county}`);
  const context = await request.newContext({ baseURL: town.url });
  const answer = await context.post('/api/v1/forms', {
    headers: { Authorization: `Bearer ${token}` },
    multipart: {
      ...{ title, language: 'en', kind: 'form', sendable: 'true' },
      returnExpected: String(returnExpected),
      file: { name: 'form.pdf', mimeType: 'application/pdf', buffer: Buffer.from(bytes) },
    },
  });
  expect(answer.status(), await answer.text()).toBe(201);
  const { formId } = (await answer.json()) as { formId: string };
  await context.dispose();
  return formId;
}

export const row = (page: Page, subject: string) =>
  page.getByRole('listitem').filter({ has: page.getByRole('link', { name: subject }) });
