import { noCommand, showHelp } from './help.js';
import { type CommanderCommand, LedgerCommand } from './ledger-command.js';

/** A word that only leads to commands: alone it shows them. */
export abstract class CommandGroup extends LedgerCommand {
  override setCommand(command: CommanderCommand): this {
    return super.setCommand(command).allowingAnything();
  }

  async run([word, ...more]: string[]): Promise<void> {
    if (word === undefined) return this.command.help({ error: true });
    if (word === 'help') return showHelp(this.command, more);
    throw noCommand(this.command, word);
  }

  private allowingAnything(): this {
    this.command.allowExcessArguments(true);
    return this;
  }
}
