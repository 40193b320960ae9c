import { Controller, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { subjectText, type TimelineEntry, timelineColumns, timelinePages, toldTimeline } from '#audit';
import { auditPorts, auditViews, System } from '#composition';
import { NotFound } from '#kernel';
import { type Caller, From } from '../../http/caller.js';
import { Freshness } from '../../http/freshness.js';
import { Needs } from '../../http/policy.js';
import { auditLook } from '../audit-look.js';
import { SendsList, sendList, taken } from '../send-list.js';
import { subjectOf } from './timeline.controller.js';
import { TimelineCsvDto } from './timeline-csv.dto.js';

const pageSize = 100;

/** The whole timeline as a file (rules A30 to A32). It leaves the agency, and stands among the disclosures. */
@ApiTags('Audit')
@Controller('api/v1/audit')
export class TimelineCsvController {
  constructor(
    private readonly system: System,
    private readonly freshness: Freshness,
  ) {}

  @SendsList('timeline.csv', 'A timeline to its end')
  @Needs('audit:read')
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
    let known = false;
    for await (const page of timelinePages(ports, { subject, types, from, to, pageSize })) {
      known = true;
      yield await toldTimeline(ports, look, page.items);
    }
    if (!known) throw new NotFound();
  }
}
