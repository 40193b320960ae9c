import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  type AsOf,
  beforeFirst,
  type NotYet,
  parseSubject,
  subjectText,
  type ToldAsOf,
  toldAsOf,
} from '#audit';
import { auditPorts, auditViews, System } from '#composition';
import { InvalidInput, NotFound, zone } from '#kernel';
import { type Caller, From } from '../../http/caller.js';
import { Freshness } from '../../http/freshness.js';
import { Needs } from '../../http/policy.js';
import { HttpProblem } from '../../http/problem.js';
import { auditLook } from '../audit-look.js';
import { AsOfDto } from './as-of.dto.js';
import { AsOfResponse } from './as-of.response.js';

/** How a subject stood at a moment, and what differs between two (rules A5 and A6). */
@ApiTags('Audit')
@Controller('api/v1/audit')
export class AsOfController {
  constructor(
    private readonly system: System,
    private readonly freshness: Freshness,
  ) {}

  @Get('as-of')
  @Needs('audit:read')
  @ApiOperation({
    summary: 'How a case, a person, a request, an account or a message stood at a moment',
    description:
      'Folded from streams by today’s program, never read from a view. Each stream counts up to its last event before the first one after the moment. With `compareTo`, what differs between the two. Before the first event: 404 `before_first_event`, with its time as `until`.',
  })
  @ApiOkResponse({ type: AsOfResponse })
  async asOf(@Query() query: AsOfDto, @From() caller: Caller): Promise<AsOfResponse> {
    const question = { ...askedFor(query), compareTo: query.compareTo };
    const look = auditLook(caller, this.system, 'audit-as-of', subjectText(question.subject));
    await this.freshness.of(caller, ...auditViews);
    const found = known(await toldAsOf(auditPorts(this.system), look, question));
    return { ...found, zone } as AsOfResponse;
  }
}

/** @throws InvalidInput for what names no moment of a subject */
function askedFor({ subject: text, at, clock }: AsOfDto): AsOf {
  if (text === undefined || at === undefined)
    throw new InvalidInput([
      { field: text === undefined ? 'subject' : 'at', message: 'is missing: name a subject and a moment' },
    ]);
  const subject = parseSubject(text);
  if (subject.kind === 'worker')
    throw new InvalidInput([{ field: 'subject', message: 'a worker has no state: ask for their timeline' }]);
  return { subject, at, clock };
}

/** @throws NotFound for what nobody knows, HttpProblem where it began later */
function known(found: ToldAsOf | NotYet | undefined): ToldAsOf {
  if (found === undefined) throw new NotFound();
  if (!('firstAt' in found)) return found;
  throw new HttpProblem(404, 'before_first_event', beforeFirst(found), undefined, found.firstAt);
}
