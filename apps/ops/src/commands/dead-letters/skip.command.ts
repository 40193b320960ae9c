import { Option, SubCommand } from 'nest-commander';
import { projections } from '#composition';
import { WrongUsage } from '../../command-line/failures.js';
import { LedgerCommand } from '../../command-line/ledger-command.js';
import { Settings } from '../../command-line/settings.js';
import { Output } from '../../output/output.js';
import { Owner } from '../../work/owner.js';
import { deadLettersNeed } from './need.js';

interface SkipOptions {
  readonly projection?: string;
}

@SubCommand({
  name: 'skip',
  arguments: '<id> [other]',
  description: 'Do without the event in every build from now on; needs --reason, which the ledger keeps',
  argsDescription: {
    id: 'the event',
    other: 'or, as a rebuild writes it: the view, then the event',
  },
})
export class SkipDeadLetterCommand extends LedgerCommand {
  constructor(
    private readonly settings: Settings,
    private readonly owner: Owner,
    private readonly output: Output,
  ) {
    super();
  }

  async run(words: string[], { projection }: SkipOptions): Promise<void> {
    const operator = this.settings.operator(deadLettersNeed);
    const { reason } = operator;
    if (reason === undefined)
      throw new WrongUsage('reason_required: say why with --reason TEXT; the ledger keeps it');
    const { eventId, view } = named(words, projection);
    const args = { eventId, reason, ...(view !== undefined && { view }) };
    const result = await this.owner.run('skip-dead-letter', args, operator);
    this.output.result(
      result,
      () =>
        `${result.views.join(', ')} will do without ${eventId}. Where later events were held back, rebuild: caseledger projections rebuild ${result.views.join(' ')}`,
    );
  }

  @Option({
    flags: '--projection <name>',
    description: 'only this view (default: every view it is missing from)',
  })
  parseProjection(text: string): string {
    return text;
  }
}

/** `ID`, or `VIEW ID`. */
function named(
  [first = '', second]: readonly string[],
  projection: string | undefined,
): { readonly eventId: string; readonly view: string | undefined } {
  if (second === undefined) return { eventId: first, view: projection };
  if (projections.some(({ schema }) => schema.name === first)) return { eventId: second, view: first };
  throw new WrongUsage(`there is no view ${first}: write dead-letters skip ID, or VIEW ID`);
}
