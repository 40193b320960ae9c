import { Controller, Delete, HttpCode, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { System } from '#composition';
import { messageId, personSubject, Refused } from '#kernel';
import { AddDocument, mustBeDoable, OnOwnDocument } from '#processes';
import { type Caller, From } from '../http/caller.js';
import { accountOf } from '../http/own-account.js';
import { Needs } from '../http/policy.js';
import { HttpProblem } from '../http/problem.js';
import {
  mustHaveNoFields,
  ReceivesDocument,
  UploadedDocument,
  type UploadedForm,
} from '../http/uploads/index.js';
import { documentId, documentOf } from './file-ids.js';
import { DocumentAddedResponse, DocumentRemovedResponse } from './forms.response.js';
import { commandOn } from './status-first.js';

/** Several pictures can be the pages of one document. */
const mostPages = 20;

/** Documents that a customer adds to an action; nobody at the county sees them before they are sent (rule M9). */
@ApiTags('e-Messages (customer)')
@Controller('api/v1/portal/messages')
export class PortalDocumentsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly system: System,
  ) {}

  @Post(':id/documents')
  @Needs('portal:message')
  @ReceivesDocument()
  @ApiOperation({ summary: 'Adds a document to an action; several files are its pages' })
  @ApiCreatedResponse({ type: DocumentAddedResponse })
  async add(
    @Param('id') id: string,
    @UploadedDocument() form: UploadedForm,
    @From() caller: Caller,
  ): Promise<DocumentAddedResponse> {
    const customer = this.customer(caller);
    const { parts } = form;
    const sizes = parts.map(({ name, bytes }) => ({ name, size: bytes.length }));
    const context = caller.context(commandOn('upload-document', id), { files: sizes });
    const { thread, settings } = await mustBeDoable(this.system.flows, customer, id);
    mustHaveNoFields(form);
    const subject = personSubject(thread.personId);
    const limits = { fileBytes: settings.fileMegabytes * 1_000_000, pages: mostPages };
    const { fileId, type, size, pages, scan, digest } = await this.system.files.take(subject, parts, limits);
    const state = scan === 'clean' || scan === 'no_scanner' ? 'released' : 'quarantined';
    const name = parts[0]!.name;
    const shown = { name, type, size, pages, state } as const;
    const document = { ...shown, documentId: fileId, digest };
    const added = await this.commands
      .execute(new AddDocument(customer, messageId(id), document, context))
      .catch(async (error: unknown) => {
        await this.system.files.remove(fileId).catch(() => undefined);
        throw atTheFile(error);
      });
    caller.wrote(added.position, this.system.store.ledgerId);
    if (added.documentId !== fileId) await this.system.files.remove(fileId);
    return { ...shown, documentId: documentId(thread.threadId, added.documentId) };
  }

  @Delete(':id/documents/:documentId')
  @HttpCode(200)
  @Needs('portal:message')
  @ApiOperation({ summary: 'Takes a document back that was not sent yet' })
  @ApiOkResponse({ type: DocumentRemovedResponse })
  async remove(
    @Param('id') id: string,
    @Param('documentId') document: string,
    @From() caller: Caller,
  ): Promise<DocumentRemovedResponse> {
    const customer = this.customer(caller);
    const { thread } = await mustBeDoable(this.system.flows, customer, id);
    const file = documentOf(thread.threadId, document);
    const wish = { kind: 'remove-document' as const, documentId: file };
    const context = caller.context(commandOn('remove-document', document));
    const position = await this.commands.execute(new OnOwnDocument(customer, messageId(id), wish, context));
    caller.wrote(position, this.system.store.ledgerId);
    return { documentId: document };
  }

  private customer = (caller: Caller) => ({ accountId: accountOf(caller), by: caller.identity.actor });
}

const aboutTheFile: readonly string[] = ['file_too_large', 'files_too_many'];

/** What is beyond the action's limits is said where everything else is that is wrong with a file. */
function atTheFile(error: unknown): unknown {
  if (!(error instanceof Refused) || !aboutTheFile.includes(error.code)) return error;
  const { code, message } = error;
  return new HttpProblem(422, code, message, [{ field: 'file', message }]);
}
