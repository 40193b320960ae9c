import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
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

  constructor(private readonly caller: Caller) {}

  async spend(): Promise<void> {
    for (const number of numbers()) await this.about(number);
    await this.requests();
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

  private async send(method: 'POST' | 'PUT', as: string, path: string, body: object): Promise<void> {
    this.answers.push(await this.caller.send(command({ as, method, path, body, name: '' })));
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
    const day = new Day(new Caller(await server.url()));
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
