import { Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Runtime, System } from '#composition';
import type { LedgerKind } from '#engine';
import { NotFound } from '#kernel';
import { ledgerKeysOf, ledgerStatus } from '#operations';
import { Needs } from '../../http/policy.js';
import { CheckpointDto } from './ledger.dto.js';
import {
  type LedgerBody,
  LedgerKeyResponse,
  LedgerResponse,
  VerifyRunResponse,
  VerifyStartedResponse,
} from './ledger.response.js';
import { renewalBody } from './renewal-body.js';
import { sentenceOf } from './sentence.js';
import { VerifyRuns } from './verify-runs.js';

/** Rule A40 and what follows it: what proves the ledger. Holds nobody's data. */
@ApiTags('Audit')
@Controller('api/v1/audit/ledger')
export class LedgerController {
  constructor(
    private readonly system: System,
    private readonly runtime: Runtime,
    private readonly runs: VerifyRuns,
  ) {}

  @Get()
  @Needs('audit:read')
  @ApiOperation({ summary: 'How far both ledgers are sealed, by which key, and what no seal covers yet' })
  @ApiOkResponse({ type: LedgerResponse })
  async status(): Promise<LedgerResponse> {
    const ledgers = [await this.statusOf('main'), await this.statusOf('looks')];
    const lastRun = await this.runs.last();
    return { sentence: sentenceOf(ledgers[0]!, ledgers[1]!), ledgers, ...(lastRun && { lastRun }) };
  }

  @Get('key')
  @Needs('audit:read')
  @ApiOperation({ summary: 'The public key of the seals, for whoever verifies without any secret' })
  @ApiOkResponse({ type: LedgerKeyResponse })
  async key(): Promise<LedgerKeyResponse> {
    const { pem, verifierKeys, retired } = await ledgerKeysOf(this.system);
    return {
      pem,
      vkeys: [...verifierKeys],
      retired: retired.map(({ verifierKey: vkey, ...each }) => ({ vkey, ...each })),
    };
  }

  @Get('checkpoint')
  @Needs('audit:read')
  @ApiOperation({ summary: 'The newest seal alone, as a signed note (C2SP tlog-checkpoint)' })
  @ApiOkResponse({ content: { 'text/plain': { schema: { type: 'string' } } } })
  async checkpoint(@Query() { ledger }: CheckpointDto, @Res() reply: FastifyReply): Promise<void> {
    const { checkpoint } = await ledgerStatus(this.system, ledger);
    if (checkpoint === undefined) throw new NotFound();
    await reply.type('text/plain; charset=utf-8').header('cache-control', 'no-store').send(checkpoint);
  }

  @Post('verify')
  @HttpCode(202)
  @Needs('audit:verify')
  @ApiOperation({
    summary: 'Check every chain and every seal of both ledgers; while one check runs, that one',
  })
  @ApiAcceptedResponse({ type: VerifyStartedResponse })
  async verify(): Promise<VerifyStartedResponse> {
    return { runId: await this.runs.start() };
  }

  @Get('verify/:runId')
  @Needs('audit:verify')
  @ApiOperation({ summary: 'How far a check is, and what it found; live by the topic ledger-verify' })
  @ApiOkResponse({ type: VerifyRunResponse })
  async progress(@Param('runId') runId: string): Promise<VerifyRunResponse> {
    const found = await this.runs.find(runId);
    if (found === undefined) throw new NotFound();
    return found;
  }

  private async statusOf(ledger: LedgerKind): Promise<LedgerBody> {
    const { renewals, ...status } = await ledgerStatus(this.system, ledger);
    const refused = this.runtime.sealingRefused().find((each) => each.ledger === ledger)?.reason;
    const trouble = this.runtime.witness().find((each) => each.ledger === ledger)?.trouble;
    return {
      ...status,
      ...(trouble !== undefined && { witnessTrouble: trouble }),
      renewals: renewals.map(renewalBody),
      state: refused === undefined ? (status.seals === 0 ? 'unsealed' : 'sealed') : 'refused',
      ...(refused !== undefined && { refused }),
    };
  }
}
