import { SubCommand } from 'nest-commander';
import { systemClock } from '#kernel';
import { ledgerKeys } from '#operations';
import { LedgerCommand } from '../../command-line/ledger-command.js';
import { Settings } from '../../command-line/settings.js';
import { Output } from '../../output/output.js';

@SubCommand({
  name: 'key',
  description: 'The public key of the seals, for whoever verifies without any secret: verify --key FILE',
})
export class LedgerKeyCommand extends LedgerCommand {
  constructor(
    private readonly settings: Settings,
    private readonly output: Output,
  ) {
    super();
  }

  async run(): Promise<void> {
    this.settings.operator({ right: 'audit:verify', byDefault: 'auditor', peoplesData: false });
    const { env } = this.settings;
    const keys = await ledgerKeys(this.settings.ledger(), { env, clock: systemClock });
    this.output.result(keys, () => [...keys.verifierKeys, keys.pem.trimEnd()].join('\n'));
  }
}
