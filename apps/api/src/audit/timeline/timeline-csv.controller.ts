import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { subjectText, type TimelineEntry, timeline, timelineColumns, toldTimeline } from '#audit';
import { auditPorts, auditViews, System } from '#composition';
import { NotFound } from '#kernel';
import { type Caller, From } from '../../http/caller.js';
import { Freshness } from '../../http/freshness.js';
import { Needs } from '../../http/policy.js';
import { auditLook } from '../audit-look.js';
import { sendList, taken } from '../send-list.js';
import { subjectOf } from './timeline.controller.js';
import { TimelineCsvDto } from './timeline-csv.dto.js';

const pageSize = 100;
const file = { schema: { type: 'string' } } as const;

/** The whole timeline as a file (rules A30 to A32). It leaves the agency, and stands among the disclosures. */
@ApiTags('Audit')
@Controller('api/v1/audit')
export class TimelineCsvController {
  constructor(
    private readonly system: System,
    private readonly freshness: Freshness,
  ) {}

  @Get('timeline.csv')
  @Needs('audit:read')
  @ApiProduces('text/csv', 'application/x-ndjson')
  @ApiOperation({ summary: 'A timeline to its end, as CSV, exact or for spreadsheets; or NDJSON by Accept' })
  @ApiOkResponse({ content: { 'text/csv': file, 'application/x-ndjson': file } })
  async timeline(
    @Query() query: TimelineCsvDto,
    @From() caller: Caller,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.freshness.of(caller, ...auditViews);
    await sendList(request, reply, {
      name: 'timeline',
      form: query.for,
      columns: timelineColumns,
      pages: this.pages(query, caller),
    });
  }

  /** A page at a time, each recorded before it is told. */
  private async *pages(query: TimelineCsvDto, caller: Caller): AsyncGenerator<readonly TimelineEntry[]> {
    const subject = subjectOf(query);
    const look = taken(auditLook(caller, this.system, 'audit-timeline', subjectText(subject)), 'timeline');
    const ports = auditPorts(this.system);
    const { types, from, to } = query;
    let cursor: string | undefined;
    do {
      const page = await timeline(ports, { subject, types, from, to, cursor, pageSize });
      if (page === undefined) throw new NotFound();
      yield await toldTimeline(ports, look, page.items);
      cursor = page.next;
    } while (cursor !== undefined);
  }
}
