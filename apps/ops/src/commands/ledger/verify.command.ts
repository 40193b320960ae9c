import { Option, SubCommand } from 'nest-commander';
import { type LedgerName, type LedgerVerdict, verifyLedgerOf } from '#composition';
import { systemClock } from '#kernel';
import { LedgerCommand } from '../../command-line/ledger-command.js';
import { Settings } from '../../command-line/settings.js';
import { Output } from '../../output/output.js';
import { follow, interruptible } from '../../work/follow.js';
import { verdictText } from './verdict-text.js';

@SubCommand({
  name: 'verify',
  description: 'Check every chain and every seal, beside a running server; 1 when something was altered',
})
export class VerifyLedgerCommand extends LedgerCommand {
  constructor(
    private readonly settings: Settings,
    private readonly output: Output,
  ) {
    super();
  }

  async run(_: string[], { looks = false }: { readonly looks?: boolean }): Promise<void> {
    this.settings.operator({ right: 'audit:verify', byDefault: 'auditor', peoplesData: false });
    const ledgers: readonly LedgerName[] = looks ? ['looks'] : ['main', 'looks'];
    const verdicts: LedgerVerdict[] = [];
    for (const each of ledgers) verdicts.push(await this.verify(each));
    this.output.result(verdicts, () => verdicts.map(verdictText).join('\n'));
    if (verdicts.some(({ fault }) => fault !== undefined)) this.output.foundWrong();
  }

  private verify(ledger: LedgerName): Promise<LedgerVerdict> {
    const { env } = this.settings;
    const run = verifyLedgerOf(this.settings.ledger(), ledger, { env, clock: systemClock });
    return interruptible((signal) => follow(run, this.output.progress(), signal));
  }

  @Option({ flags: '--looks', description: 'only the ledger of who looked at whom (default: both)' })
  parseLooks(): true {
    return true;
  }
}
