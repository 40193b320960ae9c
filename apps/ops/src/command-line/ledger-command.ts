import { CommandRunner } from 'nest-commander';

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
