import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  type AsOf,
  asSeen,
  beforeFirst,
  type LookDocument,
  type NotYet,
  parseSubject,
  type StatefulSubject,
  subjectText,
  type ToldAsOf,
  toldAsOf,
} from '#audit';
import { auditPorts, auditViews, looksCaughtUp, System } from '#composition';
import { type Actor, InvalidInput, NotFound, zone } from '#kernel';
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
      'Folded from streams by today’s program, never read from a view. Each stream counts up to its last event before the first one after the moment. With `compareTo`, what differs between the two. Before the first event: 404 `before_first_event`, with its time as `until`. With `look` instead of `at`: as whoever looked then saw it.',
  })
  @ApiOkResponse({ type: AsOfResponse })
  async asOf(@Query() query: AsOfDto, @From() caller: Caller): Promise<AsOfResponse> {
    const seen = query.look === undefined ? undefined : await this.lookOf(query.look);
    const asked = seen === undefined ? askedFor(query) : seenBy(seen, query);
    const question = { ...asked, compareTo: query.compareTo };
    const look = auditLook(caller, this.system, 'audit-as-of', subjectText(question.subject));
    await this.freshness.of(caller, ...auditViews);
    const found = known(await toldAsOf(auditPorts(this.system), look, question));
    const seenAs = seen && { at: seen.at, by: await lookerIn(this.system, seen.by), route: seen.route };
    return { ...found, zone, seen: seenAs ?? null } as AsOfResponse;
  }

  /** Positions that pages know are of the other ledger: only whoever comes right behind a look waits. @throws NotFound */
  private async lookOf(id: string): Promise<LookDocument> {
    const { looks } = this.system.queries;
    const found = await looks.byId(id);
    if (found !== undefined) return found;
    await looksCaughtUp(this.system);
    const late = await looks.byId(id);
    if (late === undefined) throw new NotFound();
    return late;
  }
}

/** @throws InvalidInput for what names no moment of a subject */
function askedFor({ subject: text, at, clock }: AsOfDto): AsOf {
  if (text === undefined || at === undefined)
    throw new InvalidInput([
      { field: text === undefined ? 'subject' : 'at', message: 'is missing: name a subject and a moment' },
    ]);
  return { subject: stateful(text), at, clock };
}

/** @throws InvalidInput for a look at nothing that has a state */
function seenBy(look: Parameters<typeof asSeen>[0], { subject }: AsOfDto): AsOf {
  const found = asSeen(look, subject === undefined ? undefined : stateful(subject));
  if (found === undefined)
    throw new InvalidInput([
      { field: 'look', message: 'was a look at nothing in particular: name a subject beside it' },
    ]);
  return found;
}

function stateful(text: string): StatefulSubject {
  const subject = parseSubject(text);
  if (subject.kind === 'worker')
    throw new InvalidInput([{ field: 'subject', message: 'a worker has no state: ask for their timeline' }]);
  return subject;
}

const lookerIn = async ({ staff }: System, { id }: Actor): Promise<string> => (await staff.nameOf(id)) ?? id;

/** @throws NotFound for what nobody knows, HttpProblem where it began later */
function known(found: ToldAsOf | NotYet | undefined): ToldAsOf {
  if (found === undefined) throw new NotFound();
  if (!('firstAt' in found)) return found;
  throw new HttpProblem(404, 'before_first_event', beforeFirst(found), undefined, found.firstAt);
}
