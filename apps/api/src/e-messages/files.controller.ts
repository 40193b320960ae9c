import { Body, Controller, Get, HttpCode, Param, Post, Res, type StreamableFile } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { System } from '#composition';
import { extensions, type FileKind, mediaTypes } from '#files';
import { messageId, NotFound } from '#kernel';
import { ActOnMessage } from '#processes';
import { type Caller, From } from '../http/caller.js';
import { Needs, SignedIn } from '../http/policy.js';
import { sendDocument, sendPreview } from '../http/uploads/index.js';
import { namedFile } from './file-ids.js';
import { DocumentReasonDto } from './forms.dto.js';
import { DocumentStateResponse } from './forms.response.js';
import { SeenFiles } from './seen-files.js';
import { commandOn } from './status-first.js';

/** Documents and forms, for whoever may see them (rule M9). */
@ApiTags('Files')
@Controller('api/v1/files')
export class FilesController {
  constructor(
    private readonly commands: CommandBus,
    private readonly system: System,
    private readonly seen: SeenFiles,
  ) {}

  @Get(':id')
  @SignedIn()
  @ApiOperation({
    summary: 'Downloads a document as it came; of several pages a ZIP',
    description: 'A customer who downloads the document of an action has viewed it.',
  })
  @ApiProduces(...Object.values(mediaTypes), 'application/zip')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async download(
    @Param('id') id: string,
    @From() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const file = await this.seen.by(caller, id);
    const found = await this.system.files.original(file.fileId, file.subject);
    if (found === undefined || found === 'erased') throw new NotFound();
    const name = await this.seen.look(file, caller);
    // A HEAD asks about it, and brings nothing of it.
    if (file.viewing && caller.route.startsWith('GET '))
      caller.wrote(await file.viewing(), this.system.store.ledgerId);
    return sendDocument(reply, found, withExtension(name, extensionOf(found.type)));
  }

  @Get(':id/pages/:page')
  @SignedIn()
  @ApiOperation({ summary: 'The preview of a page, from 1: a picture, upright' })
  @ApiProduces('image/jpeg')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async page(
    @Param('id') id: string,
    @Param('page') page: string,
    @From() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const file = await this.seen.by(caller, id);
    if (!/^[1-9]\d{0,3}$/.test(page)) throw new NotFound();
    const found = await this.system.files.preview(file.fileId, file.subject, Number(page));
    if (found === undefined || found === 'erased') throw new NotFound();
    await this.seen.look(file, caller);
    return sendPreview(reply, found);
  }

  @Post(':id/release')
  @HttpCode(200)
  @Needs('e-message:send')
  @ApiOperation({ summary: 'A quarantined document is released, with a reason' })
  @ApiOkResponse({ type: DocumentStateResponse })
  release(
    @Param('id') id: string,
    @Body() { reason }: DocumentReasonDto,
    @From() caller: Caller,
  ): Promise<DocumentStateResponse> {
    return this.decide('release-document', { id, reason }, caller);
  }

  @Post(':id/refuse')
  @HttpCode(200)
  @Needs('e-message:send')
  @ApiOperation({
    summary: 'A quarantined document is refused, with a reason',
    description: 'The action that was completed with it is open again.',
  })
  @ApiOkResponse({ type: DocumentStateResponse })
  refuse(
    @Param('id') id: string,
    @Body() { reason }: DocumentReasonDto,
    @From() caller: Caller,
  ): Promise<DocumentStateResponse> {
    return this.decide('refuse-document', { id, reason }, caller);
  }

  private async decide(
    kind: 'release-document' | 'refuse-document',
    { id, reason }: { readonly id: string; readonly reason: string },
    caller: Caller,
  ): Promise<DocumentStateResponse> {
    const named = namedFile(id);
    if (named.of !== 'thread') throw new NotFound();
    const on = { messageId: messageId(named.threadId), by: caller.identity.actor };
    const wish = { kind, documentId: named.fileId, reason };
    const done = await this.commands.execute(new ActOnMessage(on, wish, caller.context(commandOn(kind, id))));
    caller.wrote(done.position, this.system.store.ledgerId);
    return { documentId: id, state: kind === 'release-document' ? 'released' : 'refused' };
  }
}

/** Of several pages it is a ZIP. */
const extensionOf = (type: string): string => {
  const kind = (Object.keys(mediaTypes) as FileKind[]).find((each) => mediaTypes[each] === type);
  return extensions[kind ?? 'pictures'];
};

const withExtension = (name: string, extension: string): string =>
  name.toLowerCase().endsWith(`.${extension}`) ? name : `${name}.${extension}`;
