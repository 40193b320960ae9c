import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  accountedFrom,
  accountedRange,
  disclosedOf,
  toldDisclosures,
  toldLooks,
  type UnusualHit,
  unusualLooks,
} from '#audit';
import { looksCaughtUp, looksPorts, System } from '#composition';
import { type CountyCode, localDate, personId, plusDays } from '#kernel';
import { type Caller, From } from '../../http/caller.js';
import { Needs } from '../../http/policy.js';
import { auditLook } from '../audit-look.js';
import { DisclosuresDto, LooksDto, UnusualDto } from './looks.dto.js';
import {
  DisclosuresResponse,
  type LookBody,
  LooksResponse,
  type UnusualHitBody,
  UnusualLooksResponse,
} from './looks.response.js';
import { looksAsked, rangeOf } from './looks-asked.js';

/** Days that the report of unusual looking covers where nobody says otherwise (rule A22). */
const unusualDays = 30;

/** Who looked at whom, and what left the agency (rules A20 to A26). Every question is a look itself. */
@ApiTags('Audit')
@Controller('api/v1/audit')
export class LooksController {
  constructor(private readonly system: System) {}

  @Get('looks')
  @Needs('audit:read')
  @ApiOperation({
    summary: 'Who looked at somebody’s data, or what somebody looked at',
    description:
      'Newest first, auditors’ own looks included. Name exactly one of person, worker, partner, agent, referral, case, account, request, message. A person’s looks are those at their own data, at the accounts that were ever linked to them, at what requests and attempts say of them, and at why somebody wished to erase or to keep them.',
  })
  @ApiOkResponse({ type: LooksResponse })
  async looks(@Query() query: LooksDto, @From() caller: Caller): Promise<LooksResponse> {
    const { of, subject } = await looksAsked(this.system, query);
    const range = rangeOf(query);
    const look = auditLook(caller, this.system, 'audit-looks', subject);
    if ((await looksCaughtUp(this.system)) === 'stale') caller.stale();
    const ports = looksPorts(this.system);
    const page = await ports.looks.page(of, range, { limit: query.pageSize, cursor: query.cursor });
    const items = await toldLooks(ports, look, { found: page.items, of });
    return {
      items: items.map(({ disclosed: _, ...each }) => each as unknown as LookBody),
      next: page.next ?? null,
      searched: { from: query.from ?? null, to: query.to ?? null },
    };
  }

  @Get('looks/unusual')
  @Needs('audit:read')
  @ApiOperation({
    summary: 'Looks that look unusual, each explained',
    description:
      'The worker’s last name is the person’s; no case, request or e-Message of the person is the worker’s; or more than 3 times the county’s daily median of looks, and at least 30. Who only stood in a list was not opened, and does not count. County staff has no address here, so that addresses are not compared. Default: the last 30 days.',
  })
  @ApiOkResponse({ type: UnusualLooksResponse })
  async unusual(@Query() query: UnusualDto, @From() caller: Caller): Promise<UnusualLooksResponse> {
    rangeOf(query);
    const look = auditLook(caller, this.system, 'audit-unusual-looks');
    if ((await looksCaughtUp(this.system)) === 'stale') caller.stale();
    const to = query.to ?? localDate(this.system.clock.now());
    const from = query.from ?? plusDays(to, 1 - unusualDays);
    const page = await unusualLooks(looksPorts(this.system), look, {
      county: query.county as CountyCode | undefined,
      worker: query.worker,
      from,
      to,
      limit: query.pageSize,
      cursor: query.cursor,
    });
    return { items: page.items.map(hitBody), next: page.next ?? null, searched: { from, to } };
  }

  @Get('disclosures')
  @Needs('audit:read')
  @ApiOperation({
    summary: 'What left the agency: date, recipient, fields, purpose, legal basis',
    description: 'Of a person, for the customer who asks for an account; or of everybody. Six years back.',
  })
  @ApiOkResponse({ type: DisclosuresResponse })
  async disclosures(@Query() query: DisclosuresDto, @From() caller: Caller): Promise<DisclosuresResponse> {
    const { person, pageSize, cursor } = query;
    const subject = person === undefined ? undefined : `person:${person}`;
    const look = auditLook(caller, this.system, 'audit-disclosures', subject);
    if ((await looksCaughtUp(this.system)) === 'stale') caller.stale();
    const ports = looksPorts(this.system);
    const of = await disclosedOf(ports, person === undefined ? undefined : personId(person));
    const page = await ports.looks.page(of, accountedRange(ports, rangeOf(query)), {
      limit: pageSize,
      cursor,
    });
    const items = await toldDisclosures(ports, look, { items: page.items, of });
    return {
      items: items.map((each) => ({ ...each, fields: [...each.fields] })),
      next: page.next ?? null,
      searched: { from: query.from ?? accountedFrom(this.system.clock.now()), to: query.to ?? null },
    };
  }
}

const hitBody = ({ whom, why, ...hit }: UnusualHit): UnusualHitBody => ({
  ...hit,
  whom: whom ?? null,
  why: why.map((each) => ({ ...each })),
});
