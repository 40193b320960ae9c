import type { Command } from 'commander';
import type { AddCommand } from './add-command.js';
import { WrongUsage } from './failures.js';

/** Shows how the command is used that these words lead to. @throws WrongUsage when they lead to none */
export function showHelp(from: Command, words: readonly string[]): void {
  const [word, ...more] = words;
  if (word === undefined) {
    from.outputHelp();
    return;
  }
  const next = from.commands.find((each) => each.name() === word);
  if (next === undefined) throw noCommand(from, word);
  showHelp(next, more);
}

/** `ledger has no command "burn": it has verify, copy, renew-id` */
export function noCommand(command: Command, word: string): WrongUsage {
  const names = command.commands.map((each) => each.name()).join(', ');
  return new WrongUsage(
    `${command.name()} has no command "${word}"${names === '' ? '' : `: it has ${names}`}`,
  );
}

export const helpCommand: AddCommand = (above) =>
  above
    .command('help [command...]')
    .description('Show how a command is used: caseledger help ledger verify')
    .action((words: string[]) => showHelp(above, words));
