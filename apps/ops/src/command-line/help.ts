import { Command } from 'nest-commander';
import { WrongUsage } from './failures.js';
import { type CommanderCommand, LedgerCommand } from './ledger-command.js';

/** Shows how the command is used that these words lead to. @throws WrongUsage when they lead to none */
export function showHelp(from: CommanderCommand, words: readonly string[]): void {
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
export function noCommand(command: CommanderCommand, word: string): WrongUsage {
  const names = command.commands.map((each) => each.name()).join(', ');
  return new WrongUsage(
    `${command.name()} has no command "${word}"${names === '' ? '' : `: it has ${names}`}`,
  );
}

@Command({
  name: 'help',
  arguments: '[command...]',
  description: 'Show how a command is used: caseledger help ledger verify',
})
export class HelpCommand extends LedgerCommand {
  async run(words: string[]): Promise<void> {
    showHelp(this.command.parent as CommanderCommand, words);
  }
}
