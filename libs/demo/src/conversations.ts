import type { System } from '#composition';
import { personLinkDecider } from '#contexts/case-linking';
import type { ActionType } from '#contexts/e-messages';
import type { CommandContext } from '#engine';
import {
  type AccountId,
  type Actor,
  type CaseNumber,
  caseNumber,
  type FileId,
  type Instant,
  localDate,
  type MessageId,
  type PersonId,
  personId,
  personSubject,
  plusDays,
  plusMinutes,
  Refused,
  startOfDay,
} from '#kernel';
import {
  actOnMessage,
  addDocument,
  completeOwnAction,
  type MessageWish,
  onOwnDocument,
  readFromCounty,
  sendEMessage,
  writeToCounty,
} from '#processes';
import type { DemoPaper } from './demo-papers.js';
import { type DemoForm, demoFormId } from './forms.js';
import type { Step } from './in-order.js';
import { accountOf } from './story-of-a-customer.js';
import type { Tale } from './tales.js';

/** What somebody of a conversation does next; ids of what came before are filled in as it goes. */
type Line =
  | { readonly does: 'worker writes'; readonly subject: string; readonly body: string }
  | {
      readonly does: 'worker asks';
      readonly what: ActionType;
      readonly form?: DemoForm;
      readonly subject: string;
      readonly body: string;
    }
  | { readonly does: 'customer writes'; readonly subject: string; readonly body: string }
  | { readonly does: 'customer opens' | 'worker opens' | 'customer views' }
  | { readonly does: 'worker answers'; readonly body: string }
  | { readonly does: 'customer completes'; readonly papers: number; readonly note?: string }
  | { readonly does: 'worker closes'; readonly note?: string }
  | { readonly does: 'worker needs no reply' };

/** A line, so many days before the end of the demo's four months, at a minute of the day. */
type Script = readonly (readonly [daysAgo: number, minute: number, line: Line])[];

const morning = 9 * 60 + 10;
const noon = 12 * 60 + 5;
const late = 15 * 60 + 30;

const renewal: Line = {
  does: 'worker writes',
  subject: 'Your renewal is due next month',
  body: 'Your renewal is due next month. You will get a packet by mail. If your address changed, please tell us here.',
};
const moved: Line = {
  does: 'customer writes',
  subject: 'We moved',
  body: 'We moved to a new apartment last week. What do you need from me?',
};
const hours: Line = {
  does: 'customer writes',
  subject: 'My hours at work changed',
  body: 'I work fewer hours since the first of this month. Do I have to report this now or with the next report?',
};
const income: Line = {
  does: 'worker asks',
  what: 'Upload Document',
  subject: 'Proof of income',
  body: 'Please add your pay stubs of the last 30 days. A photo of each is fine.',
};
const report: Line = {
  does: 'worker asks',
  what: 'View Document',
  form: 'report',
  subject: 'Your status report',
  body: 'Please open the report, fill it in, and add it here.',
};
const rights: Line = {
  does: 'worker asks',
  what: 'View Document',
  form: 'rights',
  subject: 'Your rights and responsibilities',
  body: 'Please read this and confirm that you did.',
};

/** Each status of a message at least once; the customer's number picks one. */
const scripts: readonly Script[] = [
  [[2, morning, renewal]],
  [
    [6, morning, renewal],
    [5, late, { does: 'customer opens' }],
  ],
  [[1, noon, moved]],
  [
    [2, noon, hours],
    [1, morning, { does: 'worker opens' }],
  ],
  [
    [4, noon, moved],
    [3, morning, { does: 'worker opens' }],
    [
      3,
      morning + 12,
      {
        does: 'worker answers',
        body: 'Thank you. Please send us the first page of your lease, or a bill with the new address.',
      },
    ],
    [2, late, { does: 'customer opens' }],
  ],
  [[3, morning, income]],
  [
    [6, morning, income],
    [2, noon, { does: 'customer opens' }],
    [2, noon + 9, { does: 'customer completes', papers: 3 }],
  ],
  [
    [9, morning, income],
    [7, noon, { does: 'customer completes', papers: 1 }],
    [5, late, { does: 'worker opens' }],
    [5, late + 8, { does: 'worker closes' }],
  ],
  [[2, late, report]],
  [
    [8, morning, rights],
    [3, noon, { does: 'customer views' }],
    [3, noon + 6, { does: 'customer completes', papers: 0 }],
  ],
  [[9, noon, hours]],
  [
    [6, noon, { does: 'customer writes', subject: 'Thank you', body: 'Thank you for your help!' }],
    [5, morning, { does: 'worker opens' }],
    [5, morning + 2, { does: 'worker needs no reply' }],
  ],
  [[14, morning, income]],
  [
    [7, morning, income],
    [6, noon, { does: 'customer completes', papers: 0, note: 'I am paid in cash and get no pay stubs.' }],
  ],
  [
    [6, morning, income],
    [
      5,
      morning,
      { does: 'worker closes', note: 'We found your pay stubs on file. You do not need to do anything.' },
    ],
  ],
];

/** Customers whom the demo lets everybody try have no messages yet: those are for whoever tries it. */
const lastToTry = 12;

interface Conversing {
  readonly system: System;
  readonly papers: readonly DemoPaper[];
  readonly now: Instant;
}

/** What a customer who is linked and the county wrote to each other, by the flows that people use. */
export function conversationOf(conversing: Conversing, tale: Tale): readonly Step[] {
  const { ending, customer } = tale;
  if (customer <= lastToTry || (ending.is !== 'linked' && ending.is !== 'processed')) return [];
  const script = scripts[customer % scripts.length]!;
  const scene = new Scene(conversing, tale);
  const day = localDate(conversing.now);
  return script.map(([daysAgo, minute, line], n) => ({
    at: plusMinutes(startOfDay(plusDays(day, -daysAgo)), minute + (customer % 7)),
    thread: accountOf(tale),
    run: () => scene.play(line, n),
  }));
}

/** One conversation as it goes. Every line may run again after a crash: its command has a key of its own. */
class Scene {
  private thread: MessageId | undefined;
  private readonly accountId: AccountId;
  private readonly person: PersonId;
  private readonly number: CaseNumber;
  private readonly worker: Actor;
  private readonly customer: Actor;

  constructor(
    private readonly conversing: Conversing,
    private readonly tale: Tale,
  ) {
    const { record, named, county } = tale.applicant;
    this.accountId = accountOf(tale);
    this.person = personId(record.personId);
    this.number = caseNumber(named.caseNumber);
    const own = named.programs.find((each) => each.status === 'Active' || each.status === 'Pending')?.worker;
    this.worker = { kind: 'worker', id: own ?? `worker-${county}`, county };
    this.customer = { kind: 'customer', id: this.accountId };
  }

  /** A rule that forbids a line ends the conversation, as it would for real people. */
  async play(line: Line, n: number): Promise<void> {
    try {
      if (await this.isLinked()) await this.say(line, n);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
    }
  }

  private async isLinked(): Promise<boolean> {
    const { linked } = await this.flows.engine.state(personLinkDecider, this.person);
    return linked?.accountId === this.accountId;
  }

  private async say(line: Line, n: number): Promise<void> {
    const { flows } = this;
    const us = { accountId: this.accountId, by: this.customer };
    switch (line.does) {
      case 'worker writes':
      case 'worker asks':
        return this.send(line, n);
      case 'customer writes': {
        const { subject, body } = line;
        const input = { caseNumber: this.number, subject, body };
        this.thread = (await writeToCounty(flows, us, input, this.context(this.customer, n))).messageId;
        return;
      }
      case 'customer opens':
        return this.on(async (id) => {
          await readFromCounty(flows, us, id, this.context(this.customer, n));
        });
      case 'customer views':
        return this.on(async (id) => {
          await onOwnDocument(flows, us, id, { kind: 'view-document' }, this.context(this.customer, n));
        });
      case 'customer completes':
        return this.on((id) => this.complete(id, line, n));
      case 'worker opens':
        return this.act({ kind: 'read-by-worker' }, n);
      case 'worker answers':
        return this.act({ kind: 'reply', body: line.body }, n);
      case 'worker closes':
        return this.act({ kind: 'close', ...(line.note && { note: line.note }) }, n);
      case 'worker needs no reply':
        return this.act({ kind: 'no-reply-needed', reason: 'thanks_only' }, n);
    }
  }

  private async send(
    line: Extract<Line, { does: 'worker writes' | 'worker asks' }>,
    n: number,
  ): Promise<void> {
    const { county } = this.tale.applicant;
    const { subject, body } = line;
    const form =
      line.does === 'worker asks' && line.form
        ? { formId: demoFormId(this.conversing.system, county, line.form) }
        : {};
    const action = line.does === 'worker asks' ? { action: { type: line.what, ...form } } : {};
    const input = { caseNumber: this.number, personId: this.person, subject, body, ...action };
    const sent = await sendEMessage(
      this.flows,
      { by: this.worker, county, input },
      this.context(this.worker, n),
    );
    this.thread = sent.messageId;
  }

  private async complete(
    id: MessageId,
    { papers, note }: Extract<Line, { does: 'customer completes' }>,
    n: number,
  ): Promise<void> {
    const us = { accountId: this.accountId, by: this.customer };
    const documents: FileId[] = [];
    for (let each = 0; each < papers; each++) documents.push(await this.add(id, each, n));
    const input = { id, documents, viewed: true, ...(note && { note }) };
    await completeOwnAction(this.flows, us, input, this.context(this.customer, n));
  }

  private async add(id: MessageId, each: number, n: number): Promise<FileId> {
    const { papers, system } = this.conversing;
    const paper = papers[(this.tale.customer + each) % papers.length]!;
    const limits = { fileBytes: 6_000_000, pages: 1 };
    const kept = await system.files.take(personSubject(this.person), [paper], limits);
    const { fileId, type, size, pages, digest } = kept;
    const document = { documentId: fileId, name: paper.name, type, size, pages, digest };
    const us = { accountId: this.accountId, by: this.customer };
    const added = await addDocument(
      this.flows,
      us,
      id,
      { ...document, state: 'released' },
      this.context(this.customer, n, `:${each}`),
    );
    return added.documentId;
  }

  private act(wish: MessageWish, n: number): Promise<void> {
    return this.on(async (id) => {
      await actOnMessage(this.flows, { messageId: id, by: this.worker }, wish, this.context(this.worker, n));
    });
  }

  private async on(act: (id: MessageId) => Promise<void>): Promise<void> {
    if (this.thread !== undefined) await act(this.thread);
  }

  private get flows() {
    return this.conversing.system.flows;
  }

  private context(actor: Actor, n: number, part = ''): CommandContext {
    const key = `demo:${this.tale.customer}:message:${n}${part}`;
    return { actor, command: `Message:${n}${part}`, idempotencyKey: key, correlationId: key };
  }
}
