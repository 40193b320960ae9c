import { Controller, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  accountedRange,
  disclosedOf,
  disclosuresColumns,
  type LooksOf,
  type LooksRange,
  looksColumns,
  toldDisclosures,
  toldLooks,
} from '#audit';
import { looksCaughtUp, looksPorts, System } from '#composition';
import { personId } from '#kernel';
import { type Caller, From } from '../../http/caller.js';
import { Needs } from '../../http/policy.js';
import { auditLook } from '../audit-look.js';
import { SendsList, sendList, taken } from '../send-list.js';
import { DisclosuresCsvDto, LooksCsvDto } from './looks.dto.js';
import { looksAsked, rangeOf } from './looks-asked.js';

/** The lists as files (rules A30 to A32). They leave the agency: each is a look, and stands among the disclosures. */
@ApiTags('Audit')
@Controller('api/v1/audit')
export class LooksCsvController {
  constructor(private readonly system: System) {}

  @SendsList('looks.csv', 'Who looked')
  @Needs('audit:read')
  async looks(
    @Query() query: LooksCsvDto,
    @From() caller: Caller,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { of, subject } = await looksAsked(this.system, query);
    const range = rangeOf(query);
    const look = taken(auditLook(caller, this.system, 'audit-looks', subject), 'who looked');
    if ((await looksCaughtUp(this.system)) === 'stale') caller.stale();
    await sendList(request, reply, {
      name: 'looks',
      form: query.for,
      columns: looksColumns,
      pages: this.toldPages({ of, range }, (found) =>
        toldLooks(looksPorts(this.system), look, { found, of }),
      ),
    });
  }

  @SendsList('disclosures.csv', 'What left the agency')
  @Needs('audit:read')
  async disclosures(
    @Query() query: DisclosuresCsvDto,
    @From() caller: Caller,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { person } = query;
    const subject = person === undefined ? undefined : `person:${person}`;
    const look = taken(auditLook(caller, this.system, 'audit-disclosures', subject), 'disclosures');
    const ports = looksPorts(this.system);
    const range = accountedRange(ports, rangeOf(query));
    if ((await looksCaughtUp(this.system)) === 'stale') caller.stale();
    const of = await disclosedOf(ports, person === undefined ? undefined : personId(person));
    await sendList(request, reply, {
      name: 'disclosures',
      form: query.for,
      columns: disclosuresColumns,
      pages: this.toldPages({ of, range }, (items) => toldDisclosures(ports, look, { items, of })),
    });
  }

  /** A page at a time, each recorded before it is told. */
  private async *toldPages<Told>(
    { of, range }: { readonly of: LooksOf; readonly range: LooksRange },
    tell: (found: Parameters<typeof toldLooks>[2]['found']) => Promise<readonly Told[]>,
  ): AsyncGenerator<readonly Told[]> {
    for await (const found of looksPorts(this.system).looks.all(of, range)) yield await tell(found);
  }
}
