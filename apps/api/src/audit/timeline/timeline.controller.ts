import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  type AuditSubject,
  auditSubject,
  subjectKinds,
  subjectText,
  timeline,
  timelineTopics,
  toldTimeline,
} from '#audit';
import { auditPorts, auditViews, System } from '#composition';
import { InvalidInput, NotFound } from '#kernel';
import { type Caller, From } from '../../http/caller.js';
import { Freshness } from '../../http/freshness.js';
import { Needs } from '../../http/policy.js';
import { auditLook } from '../audit-look.js';
import { TimelineDto } from './timeline.dto.js';
import { TimelineResponse } from './timeline.response.js';

/** What happened to a subject, for auditors (rules A1 to A4). */
@ApiTags('Audit')
@Controller('api/v1/audit')
export class TimelineController {
  constructor(
    private readonly system: System,
    private readonly freshness: Freshness,
  ) {}

  @Get('timeline')
  @Needs('audit:read')
  @ApiOperation({
    summary: 'What happened to a case, a person, an account, a request, a message, or what a worker did',
    description:
      'Newest first, every event of the catalogue, from streams. Name exactly one subject. The reason is given in the header Caseledger-Reason; the answer is one look.',
  })
  @ApiOkResponse({ type: TimelineResponse })
  async timeline(@Query() query: TimelineDto, @From() caller: Caller): Promise<TimelineResponse> {
    const subject = subjectOf(query);
    const look = auditLook(caller, this.system, 'audit-timeline', subjectText(subject));
    await this.freshness.of(caller, ...auditViews);
    const ports = auditPorts(this.system);
    const { types, from, to, cursor, pageSize } = query;
    const page = await timeline(ports, { subject, types, from, to, cursor, pageSize });
    if (page === undefined) throw new NotFound();
    const items = await toldTimeline(ports, look, page.items);
    return {
      items: items as TimelineResponse['items'],
      next: page.next ?? null,
      follows: [...timelineTopics(subject, page)],
    };
  }
}

/** @throws InvalidInput for none, or more than one */
export function subjectOf(query: Pick<TimelineDto, AuditSubject['kind']>): AuditSubject {
  const named = subjectKinds.flatMap((kind) => {
    const id = query[kind];
    return id === undefined ? [] : [auditSubject(kind, id)];
  });
  const [subject, ...others] = named;
  if (subject === undefined || others.length > 0)
    throw new InvalidInput([
      {
        field: others[0]?.kind ?? 'case',
        message: `name exactly one subject: one of ${subjectKinds.join(', ')}`,
      },
    ]);
  return subject;
}
