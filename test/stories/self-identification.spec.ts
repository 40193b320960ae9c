import { linkedCases, message, sendCode, verify } from '../support/case-links.js';
import { resident } from '../support/residents.js';
import { step } from '../support/step.js';
import { type Actor, type TestApp, testApp } from '../support/test-app.js';

/** Seed 000, Assisting Customers with Self Identification; seed 001, Identity Verification. */
let app: TestApp;
let worker: Actor;

beforeAll(async () => {
  app = await testApp();
  worker = await app.as('worker-19');
});
afterAll(() => app.stop());

const withoutContact = { email: undefined, phones: null };

test('a customer without contact details is told to contact the county, and links after the worker added an e-mail address', async () => {
  const ana = await resident(app, { person: withoutContact });
  const first = await ana.ask();
  expect(first.body).toEqual({ attemptId: expect.any(String), outcome: 'contact_county' });
  expect((await ana.customer.get('/api/v1/portal/link-requests')).body.items).toEqual([]);

  await step('1–2. Place the cursor over Case Info; select Contact from the Local navigator', async () => {
    const { body } = await worker.get(`/api/v1/cases/${ana.caseNumbers[0]}`);
    expect(body.persons).toEqual([
      expect.objectContaining({ personId: ana.personId, primaryApplicantOf: ['CalFresh'] }),
    ]);
  });
  const contact = await step(
    '3. Contact Summary: click the Edit button for the Primary Applicant',
    async () => {
      const { body } = await worker.get(`/api/v1/persons/${ana.personId}`);
      expect(body.contact).toMatchObject({ email: null, phones: [] });
      return body.contact;
    },
  );
  await step('4. Contact Detail: enter the customer’s e-mail address; click Save', async () => {
    const saved = await worker.put(`/api/v1/persons/${ana.personId}/contact`, {
      email: 'not.the.portals@example.org',
      phones: [],
      expectedUpdatedAt: contact.updatedAt,
    });
    expect(saved.status).toBe(200);
    expect(saved.body).toMatchObject({ personId: ana.personId, changed: true });
  });
  await step('The customer will need to retry the case linking in the SSP', async () => {
    const again = await ana.ask();
    expect(again.body).toMatchObject({
      outcome: 'verify',
      channels: [{ kind: 'email', masked: 'n•••@e•••.org' }],
    });
    const code = await sendCode(app, ana.customer, again);
    const { to } = await message(app, (each) => each.text.includes(again.body.attemptId));
    expect(to).toBe('not.the.portals@example.org');
    expect((await verify(ana.customer, again.body.attemptId, code)).body).toEqual({ outcome: 'linked' });
    expect(await linkedCases(ana.customer)).toEqual(ana.caseNumbers);
  });
});

test('a phone number alone is enough, without opting in to text messages', async () => {
  const ana = await resident(app, { person: withoutContact });
  await step('4. Contact Detail: enter the Number, select the Type, click Save', async () => {
    const phones = [{ number: '(213) 555-0117', type: 'Home', textMessage: false }];
    expect((await worker.put(`/api/v1/persons/${ana.personId}/contact`, { phones })).status).toBe(200);
  });
  const asked = await ana.ask();
  expect(asked.body).toMatchObject({
    outcome: 'verify',
    channels: [{ kind: 'text', masked: '(•••) •••-••17' }],
  });
  const code = await sendCode(app, ana.customer, asked, 'text');
  expect((await verify(ana.customer, asked.body.attemptId, code)).body).toEqual({ outcome: 'linked' });
});

test.each(['Cell', 'Main', 'Message', 'Home', 'Work'])(
  'a phone of type %s can be used for text verification',
  async (type) => {
    const phones = [{ number: '2135550123', type: type as 'Cell' }];
    const ana = await resident(app, { person: { ...withoutContact, phones } });
    expect((await ana.ask()).body).toMatchObject({ outcome: 'verify', channels: [{ kind: 'text' }] });
  },
);

test.each(['Fax', 'TDD', 'Toll Free'])('a phone of type %s never can', async (type) => {
  const phones = [{ number: '2135550123', type: type as 'Fax' }];
  const ana = await resident(app, { person: { ...withoutContact, phones } });
  expect((await ana.ask()).body.outcome).toBe('contact_county');
});

test('the customer chooses among the contacts on file, and sees them only masked', async () => {
  const phones = [
    { number: '2135550141', type: 'Cell' },
    { number: '2135550142', type: 'Fax' },
    { number: '2135550143', type: 'Work' },
  ] as const;
  const ana = await resident(app, { person: { email: 'quite.long.name@example.org', phones } });
  const { body, text } = await ana.ask();
  expect(body.channels.map((each: { masked: string }) => each.masked)).toEqual([
    'q•••@e•••.org',
    '(•••) •••-••41',
    '(•••) •••-••43',
  ]);
  expect(text).not.toMatch(/quite|21355501/);
});

test('a changed e-mail address is told to the old one, without any data in it', async () => {
  const ana = await resident(app, { person: { email: 'the.old.one@example.org' } });
  await worker.put(`/api/v1/persons/${ana.personId}/contact`, { email: 'new@example.org', phones: [] });
  const { to, text, subject } = await message(app, (each) => each.to === 'the.old.one@example.org');
  expect(to).toBe('the.old.one@example.org');
  expect(`${subject} ${text}`).not.toMatch(new RegExp(`new@|${ana.lastName}|${ana.caseNumbers[0]}`, 'i'));
});

test('nobody is told of a change under Customer Privacy: a supervisor gets a task instead', async () => {
  const ana = await resident(app, { person: { email: 'hidden.one@example.org', customerPrivacy: true } });
  await worker.put(`/api/v1/persons/${ana.personId}/contact`, { email: 'new@example.org', phones: [] });
  const supervisor = await app.as('supervisor-19');
  const { body } = await supervisor.get('/api/v1/supervisor-tasks');
  const task = body.items.find((each: { personId: string }) => each.personId === ana.personId);
  expect(task).toMatchObject({
    kind: 'contact_notice',
    changed: ['email'],
    worker: 'worker-19',
    status: 'open',
  });
  expect((await supervisor.post(`/api/v1/supervisor-tasks/${task.taskId}/settle`)).status).toBe(200);
  const ops = await app.as('ops');
  const sent = await ops.get('/api/v1/ops/outbox?pageSize=100');
  expect(sent.text).not.toContain('hidden.one@example.org');
});

test('two workers who edit the same Contact Detail do not overwrite each other', async () => {
  const ana = await resident(app);
  const colleague = await app.as('worker-19-b');
  const { body } = await colleague.get(`/api/v1/persons/${ana.personId}`);
  await worker.put(`/api/v1/persons/${ana.personId}/contact`, { email: 'first@example.org', phones: [] });
  const slower = await colleague.put(`/api/v1/persons/${ana.personId}/contact`, {
    email: 'second@example.org',
    phones: [],
    expectedUpdatedAt: body.contact.updatedAt,
  });
  expect(slower.status).toBe(409);
  expect(slower.body.code).toBe('conflict');
  expect((await worker.get(`/api/v1/persons/${ana.personId}`)).body.contact.email).toBe('first@example.org');
});
