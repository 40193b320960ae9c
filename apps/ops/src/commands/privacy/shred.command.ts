import type { AddCommand } from '../../command-line/add-command.js';
import { WrongUsage } from '../../command-line/failures.js';
import { ownToken, privacyNeed } from './need.js';

interface ShredOptions {
  readonly legalBasis?: string;
}

export const shredCommand: AddCommand = (above, { settings, owner, output }) =>
  above
    .command('shred <subject>')
    .description(
      'Begin to erase a person (person:ID): shows what goes and what stays; a second person approves (CASELEDGER_TOKEN: your token)',
    )
    .option('--legal-basis <text>', 'on which law or wish it rests')
    .action(async (subject: string, { legalBasis }: ShredOptions) => {
      const token = ownToken(settings.env);
      const operator = settings.operator({ ...privacyNeed, byToken: token.token !== undefined });
      const basis = legalBasis ?? operator.reason;
      if (basis === undefined)
        throw new WrongUsage('say on what it rests: --legal-basis TEXT; it is recorded with the erasure');
      const result = await owner.run('shred-subject', { subject, legalBasis: basis, ...token }, operator);
      output.result(result, () => {
        const { goes, stays, handedOut, warnings } = result.dryRun;
        const list = (title: string, lines: readonly string[]) =>
          lines.length === 0 ? [] : ['', title, ...lines.map((each) => `  ${each}`)];
        return [
          `Begun: ${result.erasureId}`,
          ...list('What goes:', goes),
          ...list('What stays readable:', stays),
          ...list('What was handed out before:', handedOut),
          ...list('Think of:', warnings),
          '',
          `A supervisor approves within 7 days: caseledger privacy approve ${result.erasureId}`,
        ].join('\n');
      });
    });
