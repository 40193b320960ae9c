import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  type AsOf,
  asOf,
  type NotYet,
  parseSubject,
  type Standing,
  type StatefulSubject,
  subjectText,
  toldStanding,
} from '#audit';
import { System } from '#composition';
import { InvalidInput, NotFound, zone } from '#kernel';
import { type Caller, From } from '../../http/caller.js';
import { Freshness } from '../../http/freshness.js';
import { Needs } from '../../http/policy.js';
import { HttpProblem } from '../../http/problem.js';
import { auditLook } from '../audit-look.js';
import { auditPorts, auditViews } from '../audit-ports.js';
import { AsOfDto } from './as-of.dto.js';
import { AsOfResponse } from './as-of.response.js';

export const foldedBy = 'Folded from the ledger by today’s program.';

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
    const of = askedFor(query);
    const look = auditLook(caller, this.system, 'audit-as-of', subjectText(of.subject));
    await this.freshness.of(caller, ...auditViews);
    const ports = auditPorts(this.system);
    const shown = known(await asOf(ports, of));
    const { compareTo } = query;
    const other = compareTo === undefined ? undefined : await asOf(ports, { ...of, at: compareTo });
    const told = await toldStanding(ports, look, {
      shown,
      ...(compareTo !== undefined && { compared: inOrder(of.at, shown, compareTo, standing(other)) }),
    });
    return {
      subject: subjectText(of.subject),
      at: of.at,
      compareTo: compareTo ?? null,
      clock: of.clock,
      zone,
      folded: foldedBy,
      events: shown.events,
      lastEventId: shown.last.meta.id,
      lastAt: shown.last.meta.recordedAt,
      state: told.state as AsOfResponse['state'],
      differences: (told.differences as AsOfResponse['differences'] | undefined) ?? null,
    };
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
  return { subject: subject satisfies StatefulSubject, at, clock };
}

/** @throws NotFound for what nobody knows, HttpProblem where it began later */
function known(found: Standing | NotYet | undefined): Standing {
  if (found === undefined) throw new NotFound();
  if (!('firstAt' in found)) return found;
  throw new HttpProblem(
    404,
    'before_first_event',
    `Nothing was known yet at that moment: the first event is of ${found.firstAt}.`,
    undefined,
    found.firstAt,
  );
}

/** Before the first event there was nothing: all of it differs. */
const standing = (found: Standing | NotYet | undefined): Standing | undefined =>
  found === undefined || 'firstAt' in found ? undefined : found;

const inOrder = (at: string, a: Standing, other: string, b: Standing | undefined) =>
  at <= other ? ([a, b] as const) : ([b, a] as const);
