import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { System } from '#composition';
import {
  actionOf,
  formDecider,
  formFilesOf,
  type OpenThread,
  refuseMessage,
  threadDecider,
} from '#contexts/e-messages';
import { type FileId, messageId, NotFound, opened, personSubject, type Sealed, type Subject } from '#kernel';
import { OnOwnDocument, ownThread, threadOf } from '#processes';
import { threadPage } from '#worklist';
import type { Caller } from '../http/caller.js';
import { type NamedFile, namedFile } from './file-ids.js';
import { commandOn } from './status-first.js';
import { erased } from './thread-pages.js';

type Text = Sealed<{ readonly text: string }>;

/** A file that somebody may see. */
export interface SeenFile {
  readonly fileId: FileId;
  readonly subject: Subject;
  /** What it is saved as: plain, or still sealed. */
  readonly name: string | Text;
  /** A customer's download is what makes the document of an action viewed. */
  readonly viewing?: () => Promise<string | undefined>;
}

/** Who may see which file: asked of the stream that its id names. @throws NotFound for everybody else */
@Injectable()
export class SeenFiles {
  constructor(
    private readonly commands: CommandBus,
    private readonly system: System,
  ) {}

  by(caller: Caller, id: string): Promise<SeenFile> {
    const named = namedFile(id);
    const { rights, accountId } = caller.identity;
    if (accountId !== undefined && rights.has('portal:message')) return this.byCustomer(caller, id, named);
    if (rights.has('e-message:view')) return this.byStaff(caller, named);
    throw new NotFound();
  }

  /** Records the look, then says what it is saved as. */
  async look({ name, subject }: SeenFile, caller: Caller): Promise<string> {
    const look = caller.look('file');
    if (typeof name === 'string') {
      await this.system.personalData.shown(look, [subject]);
      return name;
    }
    await this.system.personalData.openWithin(look, [name]);
    return opened(name)?.text ?? erased;
  }

  private async byStaff(caller: Caller, named: NamedFile): Promise<SeenFile> {
    const { county } = caller.identity.actor;
    if (named.of === 'form') {
      const form = await this.system.engine.state(formDecider, named.formId);
      if (form.is === 'nothing' || form.county !== county) throw new NotFound();
      if (form.facts.fileId !== named.fileId) throw new NotFound();
      const subject = form.of === undefined ? formFilesOf(form.county) : personSubject(form.of.personId);
      return { fileId: named.fileId, subject, name: form.facts.ownTitle ?? form.facts.title ?? '' };
    }
    const thread = await this.system.engine.state(threadDecider, named.threadId);
    if (thread.is === 'nothing' || thread.county !== county) throw new NotFound();
    if (named.of === 'sent-form') return sentForm(thread, named.fileId);
    const document = thread.action?.documents.find((each) => each.documentId === named.fileId);
    if (!document?.sent) throw new NotFound();
    mustBeReleased(document.state);
    return this.document(thread, named.fileId);
  }

  private async byCustomer(caller: Caller, id: string, named: NamedFile): Promise<SeenFile> {
    const { accountId } = caller.identity;
    if (named.of === 'form' || accountId === undefined) throw new NotFound();
    const { thread, hidden } = await ownThread(this.system.flows, named.threadId, accountId);
    if (named.of === 'sent-form') {
      const customer = { accountId, by: caller.identity.actor };
      const context = caller.context(commandOn('view-document', id), {});
      const message = new OnOwnDocument(
        customer,
        messageId(thread.threadId),
        { kind: 'view-document' },
        context,
      );
      return {
        ...sentForm(thread, named.fileId),
        // What was closed since can still be looked at; nothing is noted of it then.
        ...(actionOf(thread).status === 'New Action' && { viewing: () => this.commands.execute(message) }),
      };
    }
    const document = thread.action?.documents.find((each) => each.documentId === named.fileId);
    if (document === undefined || hidden(document.accountId)) throw new NotFound();
    mustBeReleased(document.state);
    return this.document(thread, named.fileId);
  }

  /** With its name, which stands in the event that added it. */
  private async document(thread: OpenThread, id: FileId): Promise<SeenFile> {
    const { store, engine } = this.system;
    const detail = await threadPage({ store, codec: engine.codec }, threadOf(thread.threadId));
    const all = [...detail.entries.flatMap((each) => each.documents), ...(detail.action?.added ?? [])];
    const found = all.find((each) => each.documentId === id);
    if (found === undefined) throw new NotFound();
    return { fileId: id, subject: personSubject(thread.personId), name: found.name };
  }
}

function mustBeReleased(state: 'quarantined' | 'released' | 'refused'): void {
  if (state === 'quarantined') throw refuseMessage('file_quarantined');
  if (state === 'refused') throw new NotFound();
}

function sentForm(thread: OpenThread, id: FileId): SeenFile {
  const form = thread.action?.form;
  if (form?.fileId !== id) throw new NotFound();
  const subject = form.ownTitle === undefined ? formFilesOf(form.county) : personSubject(thread.personId);
  return { fileId: id, subject, name: form.ownTitle ?? form.title ?? '' };
}
