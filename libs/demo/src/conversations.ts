import type { System } from '#composition';
import { personLinkDecider } from '#contexts/case-linking';
import { isOpenStatus } from '#contexts/person-registry';
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
import { type Line, scripts } from './conversation-scripts.js';
import type { DemoPaper } from './demo-papers.js';
import { demoFormId } from './forms.js';
import type { Step } from './in-order.js';
import { accountOf } from './story-of-a-customer.js';
import type { Tale } from './tales.js';

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
    const own = named.programs.find(({ status }) => isOpenStatus(status))?.worker;
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
    const { flows, us } = this;
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
    const documents: FileId[] = [];
    for (let each = 0; each < papers; each++) documents.push(await this.add(id, each, n));
    const input = { id, documents, viewed: true, ...(note && { note }) };
    await completeOwnAction(this.flows, this.us, input, this.context(this.customer, n));
  }

  private async add(id: MessageId, each: number, n: number): Promise<FileId> {
    const { papers, system } = this.conversing;
    const paper = papers[(this.tale.customer + each) % papers.length]!;
    const limits = { fileBytes: 6_000_000, pages: 1 };
    const kept = await system.files.take(personSubject(this.person), [paper], limits);
    const { fileId, type, size, pages, digest } = kept;
    const document = { documentId: fileId, name: paper.name, type, size, pages, digest };
    const added = await addDocument(
      this.flows,
      this.us,
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

  private get us() {
    return { accountId: this.accountId, by: this.customer };
  }

  private get flows() {
    return this.conversing.system.flows;
  }

  private context(actor: Actor, n: number, part = ''): CommandContext {
    const key = `demo:${this.tale.customer}:message:${n}${part}`;
    return { actor, command: `Message:${n}${part}`, idempotencyKey: key, correlationId: key };
  }
}
