import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { pdf } from '#files/testing';
import { type Answer, Caller, command } from '../faults/support/commands.js';
import { openFolder, registerCustomers } from '../faults/support/opened.js';
import { ServerProcess } from '../faults/support/server-process.js';
import { formsOf } from './support/hidden-forms.js';

const canaries = Number(process.env.CANARIES ?? 100);
/** In every name, street, address and note of this test, and nowhere else in the world. */
const marks = ['Qanári', 'qanári', 'QANÁRI', 'qanari', 'QANARI'];
const letters = (number: number) => [...String(number)].map((digit) => 'abcdefghij'[Number(digit)]).join('');
const nameOf = (number: number) => `Qanári${letters(number)}`;
/** What all numbers begin with. */
const stem = '51234';
const ssnOf = (number: number) => `${stem}${String(number * 7).padStart(4, '0')}`;
const dashed = (ssn: string) =>
  `${ssn.slice(0, 3)}-${ssn.slice(3, 5)}${ssn.length > 5 ? `-${ssn.slice(5)}` : ''}`;
const birthday = '1984-02-29';
const numbers = () => Array.from({ length: canaries }, (_, index) => index + 1);

interface Forbidden {
  readonly called: string;
  readonly bytes: Buffer;
}

const everyFormOf = (text: string): readonly Forbidden[] =>
  [...formsOf(text)].map(([form, bytes]) => ({ called: `${text} (${form})`, bytes }));

/** What must not be found, in every form. Whole numbers are looked for where their beginning is met. */
const forbiddenMarks = marks.flatMap(everyFormOf);
const beginnings = [stem, dashed(stem)].flatMap(everyFormOf);
const forbiddenNumbers = numbers().flatMap((each) => [ssnOf(each), dashed(ssnOf(each))].flatMap(everyFormOf));

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'caseledger-canaries-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function found(where: string, bytes: Buffer): readonly string[] {
  const isIn = (each: Forbidden) => bytes.includes(each.bytes);
  const numbered = beginnings.some(isIn) ? forbiddenNumbers : [];
  return [...forbiddenMarks, ...numbered].filter(isIn).map(({ called }) => `${called} in ${where}`);
}

/** Logs are made long in advance, with zeros. */
function withoutPadding(bytes: Buffer): Buffer {
  let end = bytes.length;
  while (end > 0 && bytes[end - 1] === 0) end--;
  return bytes.subarray(0, end);
}

function foundUnder(path: string): readonly string[] {
  return readdirSync(path, { withFileTypes: true }).flatMap((entry) => {
    const each = join(path, entry.name);
    if (entry.isDirectory()) return foundUnder(each);
    return entry.isFile() ? found(each, withoutPadding(readFileSync(each))) : [];
  });
}

/** What people do with the product all day, with canaries wherever there is personal data. */
class Day {
  readonly answers: Answer[] = [];

  private readonly caller: Caller;

  constructor(private readonly url: string) {
    this.caller = new Caller(url);
  }

  async spend(): Promise<void> {
    for (const number of numbers()) await this.about(number);
    await this.requests();
    await this.eMessages();
    await this.messages();
    await this.post('ops', '/api/v1/ops/projections/all/rebuild', {});
  }

  private async about(number: number): Promise<void> {
    const [name, ssn] = [nameOf(number), ssnOf(number)];
    const person = `/api/v1/persons/P${number}`;
    const record = recordOf(number);
    await this.put('registry', `/api/v1/registry/persons/P${number}`, record);
    await this.put('registry', `/api/v1/registry/persons/P${number}`, {
      ...record,
      ssn: `${ssn}Z`,
      surname: name,
    });
    await this.post(`customer-${number}`, '/api/v1/portal/link-attempts', {
      dateOfBirth: birthday,
      zipCode: number % 2 === 0 ? '90001' : '91501',
      county: '19',
      caseNumber: `A${number}C1`,
    });
    await this.post('worker-19', '/api/v1/persons/search', { ssn: number % 2 === 0 ? ssn : dashed(ssn) });
    await this.post('worker-19', '/api/v1/persons/search', { lastName: name, dateOfBirth: birthday });
    await this.post('worker-19', '/api/v1/persons/search', { lastName: name, ssn: dashed(ssn).slice(1) });
    await this.post('worker-19', '/api/v1/cases/search', { name });
    await this.post('worker-19', `${person}/reveal`, { field: 'ssn', reason: `${name} is on the phone` });
    const contact = {
      email: `qanari${number}@example.org`,
      phones: [{ number: '2135550100', type: 'Cell' }],
    };
    await this.put('worker-19-b', `${person}/contact`, contact);
    const list = `/api/v1/case-link-requests?lastName=${encodeURIComponent(name)}`;
    this.answers.push(await this.caller.get('worker-19', list), await this.caller.get('worker-19', person));
  }

  /** Every request is looked at and decided, with a note. */
  private async requests(): Promise<void> {
    for (let page = 1; ; page++) {
      const { body } = await this.caller.get('worker-19', `/api/v1/case-link-requests?pageSize=100&page=1`);
      const items = body.items as { readonly requestId: string; readonly registrantName: string }[];
      if (items.length === 0 || page > 10) return;
      for (const { requestId, registrantName } of items) await this.decide(requestId, registrantName);
    }
  }

  private async decide(requestId: string, name: string): Promise<void> {
    const path = `/api/v1/case-link-requests/${requestId}`;
    const { body } = await this.caller.get('worker-19', path);
    const meant = /\d+/.exec(String((body.registrant as { caseNumber?: string } | null)?.caseNumber))?.[0];
    const note = `spoke with ${name}`;
    if (Number(meant) % 4 === 0)
      await this.post('worker-19', `${path}/process`, {
        personId: `P${meant}`,
        verification: { methods: ['other'], note },
      });
    await this.post('worker-19', `${path}/reject`, { reason: 'other', note });
  }

  /** Whoever is linked and the county write to each other, with documents and forms. */
  private async eMessages(): Promise<void> {
    const settings = { changes: { twoWayMessaging: true }, reason: 'Two-Way Messaging' };
    await this.put('supervisor-19', '/api/v1/county-settings', settings);
    await this.upload('supervisor-19', '/api/v1/forms', { title: 'A form', language: 'en', kind: 'form' });
    for (const number of numbers()
      .filter((each) => each % 4 === 0)
      .slice(0, 10))
      await this.write(number);
  }

  private async write(number: number): Promise<void> {
    const [name, ssn, customer] = [nameOf(number), ssnOf(number), `customer-${number}`];
    const own = '/api/v1/portal/messages';
    const staff = '/api/v1/e-messages';
    const text = { subject: `For ${name}`, body: `${name} has ${dashed(ssn)}` };
    const of = { caseNumber: `A${number}C1`, personId: `P${number}` };
    const notice = { title: `Notice of ${name}`, language: 'en', kind: 'noa', sendable: 'true', ...of };
    const { formId } = await this.upload('worker-19', '/api/v1/forms', notice);
    const action = { ...text, ...of, type: 'Action', actionType: 'View Document', formId };
    const { messageId } = await this.post('worker-19', staff, action);
    const [seen, thread] = [`${own}/${messageId}`, `${staff}/${messageId}`];
    const { action: toDo } = (await this.look(customer, seen)) as { action?: { form: { fileId: string } } };
    await this.bytes(customer, `/api/v1/files/${toDo?.form.fileId}`);
    await this.post(customer, `${seen}/reply`, { body: `Why, asks ${name}?` });
    await this.post('worker-19-b', `${thread}/notes`, { text: `${name} will call` });
    const { documentId } = await this.upload(customer, `${seen}/documents`, {});
    const done = { documentIds: [documentId], viewed: true, note: `${ssn}, ${name}` };
    await this.post(customer, `${seen}/complete`, done);
    await this.bytes('worker-19', `/api/v1/files/${documentId}`);
    await this.look('worker-19', thread);
    await this.post('worker-19', `${staff}/search`, { subject: name });
    await this.post('worker-19', `${thread}/close`, {
      note: `${name} is done`,
      followUp: { ...text, actionType: 'Upload Document' },
    });
    const { messageId: asked } = await this.post(customer, own, { ...text, caseNumber: of.caseNumber });
    await this.post('worker-19', `${staff}/${asked}/no-reply-needed`, { reason: 'other', note: name });
    await this.post('worker-19', `${staff}/${asked}/reply`, { body: `Dear ${name}` });
    await this.look('worker-19', `/api/v1/cases/${of.caseNumber}/history`);
    await this.look(customer, `${own}?box=all`);
    // What is refused says nothing of what it was about.
    await this.post('worker-19', `${staff}/${asked}/reply`, { [name]: ssn, body: name.repeat(1_000) });
    await this.upload(customer, `${seen}/documents`, { [name]: ssn });
  }

  /** Until the codes and notices are out, as the outbox of the demo shows them. */
  private async messages(): Promise<void> {
    for (let tries = 0; tries < 500; tries++) {
      const answer = await this.caller.get('ops', '/api/v1/ops/outbox?state=sent&pageSize=100');
      if ((answer.body.items as unknown[]).length >= Math.min(canaries / 4, 100)) {
        this.answers.push(answer);
        return;
      }
      await after(20);
    }
    throw new Error('no messages were sent');
  }

  private post = (as: string, path: string, body: object) => this.send('POST', as, path, body);
  private put = (as: string, path: string, body: object) => this.send('PUT', as, path, body);

  private async send(
    method: 'POST' | 'PUT',
    as: string,
    path: string,
    body: object,
  ): Promise<Answer['body']> {
    return this.told(await this.caller.send(command({ as, method, path, body, name: '' })));
  }

  private async look(as: string, path: string): Promise<Answer['body']> {
    return this.told(await this.caller.get(as, path));
  }

  private told(answer: Answer): Answer['body'] {
    this.answers.push(answer);
    return answer.body;
  }

  /** A file that a canary sings in: in its name and in its bytes. */
  private async upload(as: string, path: string, fields: Readonly<Record<string, string>>) {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    const file = Buffer.concat([await pdf(), Buffer.from(`% ${marks.join(' ')} ${ssnOf(1)}\n%%EOF\n`)]);
    form.append('file', new Blob([new Uint8Array(file)]), `${nameOf(1)}.pdf`);
    const answer = await this.fetched(as, path, { method: 'POST', body: form });
    const told = (await answer.json()) as Record<string, unknown>;
    return this.told({ status: answer.status, position: undefined, body: told });
  }

  private async bytes(as: string, path: string): Promise<void> {
    const answer = await this.fetched(as, path, {});
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect([answer.status, bytes.includes('Qanári')]).toEqual([200, true]);
  }

  private async fetched(as: string, path: string, init: RequestInit): Promise<Response> {
    return fetch(this.url + path, {
      ...init,
      headers: { authorization: `Bearer ${await this.caller.token(as)}` },
    });
  }
}

const recordOf = (number: number) => ({
  personId: `P${number}`,
  firstName: nameOf(number),
  middleName: nameOf(number),
  lastName: nameOf(number),
  ssn: ssnOf(number),
  dateOfBirth: birthday,
  gender: 'Female',
  email: `qanari.${number}@example.org`,
  addresses: [{ type: 'physical', line1: `${number} Qanári St`, city: 'Qanári', state: 'CA', zip: '91501' }],
  cases: [
    {
      caseNumber: `A${number}C1`,
      county: '19',
      status: 'Active',
      programs: [{ kind: 'CalFresh', status: 'Active', primaryApplicant: true }],
    },
  ],
});

const profileOf = (number: number) => ({
  firstName: nameOf(number),
  lastName: nameOf(number),
  ssn: ssnOf(number),
  email: `qanari.${number}@portal.example.org`,
});

test(
  `${canaries} people's names and numbers are nowhere in clear: not in a file, not in the log`,
  async () => {
    const nursery = join(folder, 'nursery');
    const opened = await openFolder(nursery);
    await registerCustomers(opened, canaries, profileOf);
    await opened.close();
    const dataDir = join(folder, 'data');
    cpSync(nursery, dataDir, { recursive: true });
    const server = ServerProcess.spawn(dataDir, { env: { LOG_LEVEL: 'debug' } });
    const day = new Day(await server.url());
    await day.spend();
    // The write-ahead logs stay as they are.
    await server.kill();
    expect(foundUnder(folder)).toEqual([]);
    expect(found('the log', Buffer.from(server.log))).toEqual([]);
    const again = ServerProcess.spawn(dataDir);
    await again.url();
    await again.stop();
    expect(foundUnder(folder)).toEqual([]);
    // It was there to be found: those who may see it were shown it.
    const shown = JSON.stringify(day.answers);
    for (const number of numbers()) expect(shown).toContain(nameOf(number));
    expect(shown).toContain(ssnOf(1));
    for (const text of ['will call', 'has 512', 'asks Qan', 'Notice of Q', '.pdf', 'For Qan'])
      expect(shown).toContain(text);
    expect(server.log.length).toBeGreaterThan(canaries * 500);
  },
  60_000 + canaries * 1_000,
);

describe('this test has teeth: it finds', () => {
  const other = Buffer.from('{"x":"');
  const texts = ['Qanári', ssnOf(1), dashed(ssnOf(1))];

  test.each(texts.flatMap((text) => [...formsOf(text).keys()].map((form) => [text, form] as const)))(
    '%s, %s',
    (text, form) => {
      const shift = Number(/shifted by (\d)/.exec(form)?.[1] ?? 0);
      const hidden = form.startsWith('base64')
        ? Buffer.from(Buffer.concat([Buffer.alloc(shift, '>'), Buffer.from(`${text}<`)]).toString('base64'))
        : formsOf(text).get(form)!;
      expect(found('a file', Buffer.concat([other, hidden, other]))).not.toEqual([]);
      expect(found('a file', other)).toEqual([]);
    },
  );
});
