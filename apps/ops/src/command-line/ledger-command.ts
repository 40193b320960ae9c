import { CommandRunner } from 'nest-commander';
import { WrongUsage } from './failures.js';

/** Commander's own command, as nest-commander hands it out. */
export type CommanderCommand = Parameters<CommandRunner['setCommand']>[0];

/** A command that ends with our exit codes: what Commander complains about is thrown, not exited. */
export abstract class LedgerCommand extends CommandRunner {
  override setCommand(command: CommanderCommand): this {
    return super.setCommand(
      command
        .exitOverride((error) => {
          throw error;
        })
        .allowExcessArguments(false)
        .showHelpAfterError('Add --help to see how it is used.'),
    );
  }
}

/** A word that only leads to commands: alone it shows them. */
export abstract class CommandGroup extends LedgerCommand {
  override setCommand(command: CommanderCommand): this {
    return super.setCommand(command).allowingAnything();
  }

  async run([word]: string[]): Promise<void> {
    const name = this.command.name();
    if (word === undefined) this.command.help({ error: true });
    const known = this.command.commands.map((each) => each.name()).join(', ');
    throw new WrongUsage(`${name} has no command "${word}": it has ${known}`);
  }

  private allowingAnything(): this {
    this.command.allowExcessArguments(true);
    return this;
  }
}
