import { Option, SubCommand } from 'nest-commander';
import { systemClock, systemRandomness } from '#kernel';
import { type CopyArgs, copyLedgers } from '#operations';
import { LedgerCommand } from '../../command-line/ledger-command.js';
import { Settings } from '../../command-line/settings.js';
import { Output } from '../../output/output.js';
import { follow, interruptible } from '../../work/follow.js';
import { projectionsNeed } from '../projections/need.js';
import { copyText } from './copy-text.js';

type Options = Omit<CopyArgs, 'looks'> & { readonly looks?: boolean };

@SubCommand({
  name: 'copy',
  description:
    'Copy ledgers, keys and places of processes into an empty installation; once stopped, run it again',
})
export class CopyLedgerCommand extends LedgerCommand {
  constructor(
    private readonly settings: Settings,
    private readonly output: Output,
  ) {
    super();
  }

  async run(_: string[], { looks = true, ...places }: Options): Promise<void> {
    this.settings.operator(projectionsNeed);
    const { env } = this.settings;
    const run = copyLedgers({ ...places, looks }, { env, clock: systemClock, randomness: systemRandomness });
    const result = await interruptible((signal) => follow(run, this.output.progress(), signal));
    this.output.result(result, () => copyText(result));
    const isWhole =
      result.processes.every(({ state }) => state !== 'not started') &&
      result.ledgers.every(({ verdict }) => verdict.fault === undefined);
    if (!isWhole) this.output.foundWrong();
  }

  @Option({
    flags: '--from <ledger>',
    required: true,
    description: 'sqlite:FOLDER, an address esdb://…, or eventstoredb (EVENTSTOREDB_URL)',
  })
  parseFrom(text: string): string {
    return text;
  }

  @Option({
    flags: '--to <ledger>',
    required: true,
    description: 'the same; must be empty, or hold an earlier part of this copy',
  })
  parseTo(text: string): string {
    return text;
  }

  @Option({
    flags: '--keys-from <store>',
    description: 'sqlite:FOLDER, mongodb://…, or mongodb (MONGODB_URL); default: the folder, or READ_STORE',
  })
  parseKeysFrom(text: string): string {
    return text;
  }

  @Option({ flags: '--keys-to <store>', description: 'the same, of the target' })
  parseKeysTo(text: string): string {
    return text;
  }

  @Option({ flags: '--no-looks', description: 'leave the ledger of who looked at whom where it is' })
  parseLooks(): boolean {
    return false;
  }
}
