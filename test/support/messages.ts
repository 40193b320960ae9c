import type { ImportedProgram } from '#contexts/person-registry';
import { linkByMail } from './case-links.js';
import { type Sent, upload } from './documents.js';
import { type Resident, resident } from './residents.js';
import type { Actor, Answer, Headers, TestApp } from './test-app.js';

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

export const addTo = (
  who: Resident,
  id: string,
  files: readonly Sent[],
  headers: Headers = {},
): Promise<Answer> => upload(who.customer, `/api/v1/portal/messages/${id}/documents`, files, {}, headers);

/** Adds one document to an action and sends it to the county. Resolves to the document's id. */
export async function sendDocument(who: Resident, id: string, file: Sent): Promise<string> {
  const { documentId } = (await addTo(who, id, [file])).body;
  const { status, text } = await own(who, id, 'complete', { documentIds: [documentId] });
  if (status !== 200) throw new Error(`${status} ${text}`);
  return documentId;
}

/** What a call was refused with. */
export const refusal = ({ status, body }: Answer): readonly unknown[] => [status, body.code];

/** The registry sends somebody's only case again, with changes. */
export const changeCase = (app: TestApp, { record }: Resident, over: object): Promise<void> =>
  app.person({ ...record, cases: [{ ...record.cases![0]!, ...over }] });

/** Supervisors' tasks of a kind, with the ids of their messages. */
export const tasksOf = async (by: Actor, kind: string) =>
  (await by.get(`/api/v1/supervisor-tasks?kind=${kind}`)).body as {
    readonly items: readonly { readonly messageId: string; readonly documentIds: readonly string[] }[];
    readonly counts: Readonly<Record<string, number>>;
  };

/** Where servers share their stores, whoever does not renew a lease in time loses it, and begins each pause anew. */
const stepMilliseconds = process.env.READ_STORE === 'mongodb' ? 500 : 20_000;

/** Waits for what a timer brings about. */
export async function whileTimePasses<T>(app: TestApp, look: () => Promise<T | undefined>): Promise<T> {
  for (let step = 0; step < 3_000; step++) {
    const found = step % 20 === 0 ? await look() : undefined;
    if (found !== undefined) return found;
    if (step * stepMilliseconds < 1_500_000) app.clock.advance(stepMilliseconds);
    await app.clock.sleep(15);
  }
  throw new Error('it did not come about within twenty-five minutes of the clock');
}
