import { randomUUID } from 'node:crypto';
import { expect, type Locator, type Page, request } from '@playwright/test';
import type { Person } from './person.js';
import type { Town } from './test.js';
import { askInVain, bar, type Name, nameOf, newPerson, requestIdOf, title } from './worker.js';

/** Somebody whose account is linked to a person of Los Angeles, whose program `worker-19` has in hand. */
export interface Linked {
  readonly name: Name;
  readonly personId: string;
  readonly caseNumber: string;
  readonly customer: Person;
  /** Writes to the county; answers the message's id. */
  write(subject: string, body: string): Promise<string>;
}

/** What holds for e-messages in Los Angeles. */
export async function setRules(town: Town, changes: object): Promise<void> {
  const supervisor = await town.person('supervisor-19');
  await supervisor.put('/api/v1/county-settings', { changes, reason: 'For a test' });
}

/** A new person on a case of their own, to whom a worker links the account. */
export async function linked(
  town: Town,
  identity: string,
  id: string,
  hands: { readonly worker?: string | null } = {},
): Promise<Linked> {
  const name = nameOf(town.customer(identity));
  const { personId, enter } = await newPerson(town, { id, ...name, ...hands });
  await askInVain(town, identity, enter);
  const requestId = await requestIdOf(town, 'worker-19', name);
  const worker = await town.person('worker-19');
  await worker.post(`/api/v1/case-link-requests/${requestId}/process`, {
    personId,
    verification: { methods: ['in_person_id'] },
  });
  const customer = await town.person(identity);
  const { caseNumber } = enter;
  return {
    ...{ name, personId, caseNumber, customer },
    write: async (subject, body) => {
      const sent = await customer.post<{ messageId: string }>('/api/v1/portal/messages', {
        ...{ caseNumber, subject, body },
      });
      return sent.messageId;
    },
  };
}

/** An e-message of the county to them; answers its id. */
export async function sent(town: Town, to: Linked, over: object = {}): Promise<string> {
  const worker = await town.person('worker-19');
  const { messageId } = await worker.post<{ messageId: string }>('/api/v1/e-messages', {
    caseNumber: to.caseNumber,
    personId: to.personId,
    type: 'Message',
    subject: 'Your renewal',
    body: 'Please call me about your renewal.',
    ...over,
  });
  return messageId;
}

/** An action that asks for a document; answers its id. */
export const actionFor = (town: Town, to: Linked, over: object = {}): Promise<string> =>
  sent(town, to, {
    type: 'Action',
    actionType: 'Upload Document',
    subject: 'Your lease',
    body: 'Please send your lease.',
    ...over,
  });

/** The customer does the action, saying why there is no document. */
export async function complete({ customer }: Linked, messageId: string): Promise<void> {
  await customer.post(`/api/v1/portal/messages/${messageId}/complete`, {
    documentIds: [],
    note: 'I cannot get this',
    viewed: false,
  });
}

/** Adds a document to an action; answers its id. */
export async function upload(
  town: Town,
  { customer }: Linked,
  messageId: string,
  file: { readonly name: string; readonly mimeType: string; readonly buffer: Buffer },
): Promise<string> {
  const context = await request.newContext({
    baseURL: town.url,
    extraHTTPHeaders: { Authorization: `Bearer ${customer.token}`, 'Idempotency-Key': randomUUID() },
  });
  const answer = await context.post(`/api/v1/portal/messages/${messageId}/documents`, {
    multipart: { file },
  });
  expect(answer.status(), await answer.text()).toBe(201);
  const { documentId } = (await answer.json()) as { documentId: string };
  await context.dispose();
  return documentId;
}

/** Steps 1 to 3 of every list: Case Info on the Global bar, e-Tools on the Local one, E-Messages on the Task bar. */
export async function goToEMessages(page: Page): Promise<void> {
  await bar(page, 'Global').getByRole('link', { name: 'Case Info' }).hover();
  await bar(page, 'Local').getByRole('link', { name: 'e-Tools' }).click();
  await bar(page, 'Task').getByRole('link', { name: 'E-Messages' }).click();
  await expect(title(page, 'e-Messages Search')).toBeVisible();
}

/** Step 4: the case's number, and Search. */
export async function searchForCase(page: Page, caseNumber: string): Promise<void> {
  await page.getByLabel('Case Number').fill(caseNumber);
  await page.getByRole('form').getByRole('button', { name: 'Search', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Search Results Summary' })).toBeFocused();
}

export const messageRow = (page: Page, subject: string): Locator =>
  page.getByRole('table', { name: 'e-Messages' }).getByRole('row').filter({ hasText: subject });

/** The status beside the subject of the message that is open. */
export const expectStatus = (page: Page, subject: string, status: string): Promise<void> =>
  expect(page.getByRole('region', { name: subject }).locator('.message-state')).toHaveText(status);

/** What stands in the thread of the message that is open. */
export const entries = (page: Page): Locator =>
  page.getByRole('region', { name: 'What was written' }).getByRole('article');

/** A PDF of one page that says something. */
export function smallPdf(text: string): Buffer {
  const stream = `BT /F1 24 Tf 72 700 Td (${text}) Tj ET`;
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>',
    `<</Length ${stream.length}>>\nstream\n${stream}\nendstream`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
  ];
  let written = '%PDF-1.4\n';
  const offsets = objects.map((each, index) => {
    const at = written.length;
    written += `${index + 1} 0 obj\n${each}\nendobj\n`;
    return `${String(at).padStart(10, '0')} 00000 n \n`;
  });
  const table = `xref\n0 6\n0000000000 65535 f \n${offsets.join('')}`;
  return Buffer.from(
    `${written}${table}trailer<</Size 6/Root 1 0 R>>\nstartxref\n${written.length}\n%%EOF\n`,
  );
}
