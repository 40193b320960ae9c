import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  Post,
  Query,
  Res,
  type StreamableFile,
} from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { System } from '#composition';
import { caseExportDecider, exportId } from '#contexts/case-exports';
import { caseNumber, NotFound } from '#kernel';
import { exportLook, openExport, requestExport } from '#operations';
import { auditLook } from '../audit/audit-look.js';
import { mustHaveRight } from '../http/access.guard.js';
import { type Caller, From } from '../http/caller.js';
import { Freshness } from '../http/freshness.js';
import { Needs } from '../http/policy.js';
import { HttpProblem } from '../http/problem.js';
import { sendDocument } from '../http/uploads/index.js';
import { exportBody, type Told, toldOf } from './export-bodies.js';
import { ExportDto, ExportsDto } from './exports.dto.js';
import { ExportRequestedResponse, ExportResponse, ExportsResponse } from './exports.response.js';
import { ExportsAtWork } from './exports-at-work.js';

/** Cases that leave the agency with their proofs. */
@ApiTags('Audit')
@Controller('api/v1/audit/exports')
export class ExportsController {
  constructor(
    private readonly system: System,
    private readonly atWork: ExportsAtWork,
    private readonly freshness: Freshness,
  ) {}

  @Post()
  @HttpCode(202)
  @Needs('audit:export')
  @ApiOperation({
    summary: 'Prepare a case with its proofs, to be handed out',
    description:
      'A ZIP of its events as they were hashed, one C2SP tlog-proof each, the plain text of what its reader may see, a readable page, and a script that checks all of it with bash, sha256sum and openssl. The reading of the case is a look, with the reason of the header Caseledger-Reason.',
  })
  @ApiAcceptedResponse({ type: ExportRequestedResponse })
  async request(
    @Body() { case: number, household }: ExportDto,
    @From() caller: Caller,
  ): Promise<ExportRequestedResponse> {
    if (household) mustHaveRight(caller.identity, 'audit:export-household');
    const wanted = { caseNumber: caseNumber(number), household };
    const look = exportLook(auditLook(caller, this.system, 'export'), wanted);
    const context = caller.context('RequestExport');
    const { id, position, repeated } = await requestExport(this.system, wanted, context);
    if (!repeated)
      await this.atWork.begin({ exportId: id, ...wanted, look, correlationId: context.correlationId });
    caller.wrote(position, this.system.store.ledgerId);
    return { exportId: id };
  }

  @Get()
  @Needs('audit:export')
  @ApiOperation({ summary: 'Exports, newest first' })
  @ApiOkResponse({ type: ExportsResponse })
  async list(@Query() { cursor }: ExportsDto, @From() caller: Caller): Promise<ExportsResponse> {
    await this.freshness.of(caller, 'case-exports');
    const { items, next } = await this.system.queries.caseExports.page(cursor);
    return { items: await Promise.all(items.map((each) => this.body(each))), next: next ?? null };
  }

  @Get(':id')
  @Needs('audit:export')
  @ApiOperation({ summary: 'How far an export is' })
  @ApiOkResponse({ type: ExportResponse })
  async one(@Param('id') id: string): Promise<ExportResponse> {
    const found = await this.system.engine.state(caseExportDecider, exportId(id));
    if (found.is === 'nothing') throw new NotFound();
    return this.body(toldOf(found));
  }

  @Get(':id/file')
  @Needs('audit:export')
  @ApiOperation({
    summary: 'The package, while it is kept',
    description: 'Every download is a look at everybody in it, and a disclosure.',
  })
  @ApiProduces('application/zip')
  @ApiOkResponse({ content: { 'application/zip': { schema: { type: 'string', format: 'binary' } } } })
  async file(
    @Param('id') id: string,
    @From() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const opened = await openExport(this.system, exportId(id), auditLook(caller, this.system, 'export'));
    if (opened === undefined) throw notThere(await this.one(id));
    return sendDocument(reply, { ...opened, type: 'application/zip' }, opened.name);
  }

  private async body(told: Told): Promise<ExportResponse> {
    const { staff, clock } = this.system;
    const isRunning = told.state === 'requested' || told.state === 'prepared';
    const progress = isRunning ? await this.atWork.progressOf(told.exportId) : undefined;
    const name = (await staff.nameOf(told.by.id)) ?? told.by.id;
    return exportBody(told, { name, now: clock.now(), progress });
  }
}

/** Why an export has no file, and what to do. */
const notThere = ({ state, reason }: ExportResponse): HttpProblem =>
  state === 'running'
    ? new HttpProblem(
        409,
        'export_running',
        'This export is still being prepared. Ask again when its state is done.',
      )
    : new HttpProblem(409, 'export_gone', reason ?? 'This export is gone. Prepare it again.');
