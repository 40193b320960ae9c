import type { ImportedProgram } from '#contexts/person-registry';
import { linkByMail } from './case-links.js';
import { type Sent, upload } from './documents.js';
import { type Resident, resident } from './residents.js';
import type { Actor, Answer, TestApp } from './test-app.js';

/** Lets a county's customers write and its workers send Actions. */
export async function optIn(app: TestApp, county = '19', more: object = {}): Promise<void> {
  const supervisor = await app.as(`supervisor-${county}`);
  const changes = { twoWayMessaging: true, ...more };
  const saved = await supervisor.put('/api/v1/county-settings', { changes, reason: 'Two-Way Messaging' });
  if (saved.status !== 200) throw new Error(`${saved.status} ${saved.text}`);
}

/** Somebody linked, whose program has a worker. */
export async function linkedResident(
  app: TestApp,
  wish: Parameters<typeof resident>[1] & { readonly worker?: string } = {},
): Promise<Resident> {
  const { worker = 'worker-19', ...rest } = wish;
  const programs: readonly ImportedProgram[] = [
    { kind: 'CalFresh', status: 'Active', primaryApplicant: true, worker },
  ];
  const who = await resident(app, { ...rest, case: { programs, ...rest.case } });
  await linkByMail(app, who);
  return who;
}

export const sendTo = (by: Actor, who: Resident, over: object = {}): Promise<Answer> =>
  by.post('/api/v1/e-messages', {
    caseNumber: who.caseNumbers[0],
    personId: who.personId,
    type: 'Message',
    subject: 'Your renewal',
    body: 'Please call me about your renewal.',
    ...over,
  });

export const writeFrom = (who: Resident, over: object = {}): Promise<Answer> =>
  who.customer.post('/api/v1/portal/messages', {
    caseNumber: who.caseNumbers[0],
    subject: 'My new address',
    body: 'We moved. What do you need from me?',
    ...over,
  });

export const on = (by: Actor, id: string, act: string, body: object = {}): Promise<Answer> =>
  by.post(`/api/v1/e-messages/${id}/${act}`, body);

export const own = (who: Resident, id: string, act: string, body: object = {}): Promise<Answer> =>
  who.customer.post(`/api/v1/portal/messages/${id}/${act}`, body);

export const threadOf = (by: Actor, id: string): Promise<Answer> => by.get(`/api/v1/e-messages/${id}`);

export const statusOf = async (by: Actor, id: string): Promise<string> =>
  (await threadOf(by, id)).body.status;

export const foundBy = async (by: Actor, criteria: object): Promise<readonly string[]> =>
  (await by.post('/api/v1/e-messages/search', criteria)).body.items.map(
    (each: { messageId: string }) => each.messageId,
  );

/** My e-Messages on Home. */
export const countsOf = async (by: Actor) => (await by.get('/api/v1/worklist/home')).body.eMessages;

/** Asks for a document. Resolves to the id of the action. */
export async function askFor(by: Actor, who: Resident, over: object = {}): Promise<string> {
  const { status, text, body } = await sendTo(by, who, {
    type: 'Action',
    actionType: 'Upload Document',
    ...over,
  });
  if (status !== 201) throw new Error(`${status} ${text}`);
  return body.messageId;
}

export const addTo = (who: Resident, id: string, files: readonly Sent[]): Promise<Answer> =>
  upload(who.customer, `/api/v1/portal/messages/${id}/documents`, files);

/** Adds one document to an action and sends it to the county. Resolves to the document's id. */
export async function sendDocument(who: Resident, id: string, file: Sent): Promise<string> {
  const { documentId } = (await addTo(who, id, [file])).body;
  const { status, text } = await own(who, id, 'complete', { documentIds: [documentId] });
  if (status !== 200) throw new Error(`${status} ${text}`);
  return documentId;
}
