import { lyingJpeg, pdf } from '#files/testing';
import { addForm } from './documents.js';
import { addTo, askFor, linkedResident, optIn, own, sendDocument, writeFrom } from './messages.js';
import type { Resident } from './residents.js';
import type { TestApp } from './test-app.js';

/** What a county can have of e-messages, by id. */
export interface MessageObjects {
  readonly who: Resident;
  /** A message of the customer that waits. */
  readonly message: string;
  /** An action that waits for the customer, with a document that was not sent, and a form to view. */
  readonly action: string;
  readonly added: string;
  readonly sentForm: string;
  /** A document that was sent to the county. */
  readonly document: string;
  readonly form: string;
  readonly formFile: string;
  /** A form of that person alone. */
  readonly ownForm: string;
}

const called = (lastName: string) => ({ person: { lastName } });

/** Somebody linked, of a county, with one of each. `secret` stands in every text, and in the names of the files. */
export async function messageObjects(
  app: TestApp,
  county: string,
  secret: string,
  given?: Resident,
): Promise<MessageObjects> {
  const worker = await app.as(`worker-${county}`);
  const supervisor = await app.as(`supervisor-${county}`);
  await optIn(app, county);
  const who =
    given ??
    (await linkedResident(app, { counties: [county], worker: `worker-${county}`, ...called(secret) }));
  const file = { name: `${secret}.pdf`, bytes: await pdf() };
  const photo = { name: `${secret}.jpg`, bytes: await lyingJpeg(6) };
  const texts = { subject: `About ${secret}`, body: `All of ${secret}` };
  const form = await addForm(supervisor, file.bytes, { returnExpected: 'true' });
  const of = { caseNumber: who.caseNumbers[0]!, personId: who.personId };
  const ownForm = await addForm(worker, file.bytes, { title: `Notice of ${secret}`, kind: 'noa', ...of });
  const view = { actionType: 'View Document', formId: form };
  const action = await askFor(worker, who, { ...texts, ...view });
  const path = `/api/v1/portal/messages/${action}`;
  const added = (await addTo(who, action, [photo])).body.documentId;
  const done = await askFor(worker, who, texts);
  const document = await sendDocument(who, done, photo);
  const { messageId: message } = (await writeFrom(who, texts)).body;
  await own(who, message, 'read');
  const { items } = (await supervisor.get('/api/v1/forms')).body;
  return {
    ...{ who, message, action, added, document, form, ownForm },
    sentForm: (await who.customer.get(path)).body.action.form.fileId,
    formFile: items.find((each: { formId: string }) => each.formId === form).fileId,
  };
}
