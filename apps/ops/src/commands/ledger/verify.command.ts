import { existsSync } from 'node:fs';
import { Option, SubCommand } from 'nest-commander';
import { systemClock } from '#kernel';
import { type LedgerName, type LedgerVerdict, verifyLedgerOf } from '#operations';
import { WrongUsage } from '../../command-line/failures.js';
import { LedgerCommand } from '../../command-line/ledger-command.js';
import { Settings } from '../../command-line/settings.js';
import { Output } from '../../output/output.js';
import { follow, interruptible } from '../../work/follow.js';
import { verdictText } from './verdict-text.js';

interface VerifyOptions {
  readonly looks?: boolean;
  readonly key?: string;
  readonly seals?: string;
}

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

  async run(_: string[], { looks = false, ...given }: VerifyOptions): Promise<void> {
    this.settings.operator({ right: 'audit:verify', byDefault: 'auditor', peoplesData: false });
    // Seals are those of one ledger.
    const ledgers: readonly LedgerName[] = looks ? ['looks'] : given.seals ? ['main'] : ['main', 'looks'];
    const verdicts: LedgerVerdict[] = [];
    for (const each of ledgers) verdicts.push(await this.verify(each, given));
    this.output.result(verdicts, () => verdicts.map(verdictText).join('\n'));
    if (verdicts.some(({ fault }) => fault !== undefined)) this.output.foundWrong();
  }

  private verify(ledger: LedgerName, { key, seals }: VerifyOptions): Promise<LedgerVerdict> {
    const { env } = this.settings;
    const run = verifyLedgerOf(this.settings.ledger(), ledger, {
      env,
      clock: systemClock,
      ...(key !== undefined && { keyFile: key }),
      ...(seals !== undefined && { sealsFile: seals }),
    });
    return interruptible((signal) => follow(run, this.output.progress(), signal));
  }

  @Option({ flags: '--looks', description: 'only the ledger of who looked at whom (default: both)' })
  parseLooks(): true {
    return true;
  }

  @Option({
    flags: '--key <file>',
    description: 'a public key, as caseledger ledger key prints it: verifies without any secret',
  })
  parseKey(file: string): string {
    return existing(file, '--key');
  }

  @Option({
    flags: '--seals <file>',
    description: 'a copy of seals/ledger.ndjson (with --looks: seals/looks.ndjson) that was kept elsewhere',
  })
  parseSeals(file: string): string {
    return existing(file, '--seals');
  }
}

/** @throws WrongUsage unless it names a file that is there */
function existing(file: string, option: string): string {
  if (!existsSync(file)) throw new WrongUsage(`${option} "${file}": there is no such file`);
  return file;
}
