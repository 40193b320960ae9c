import type { AddCommand } from './add-command.js';
import { noCommand, showHelp } from './help.js';

/** A word that only leads to commands: alone it shows them. */
export const commandGroup =
  (name: string, description: string, commands: readonly AddCommand[]): AddCommand =>
  (above, tools) => {
    const group = above.command(name).description(description);
    for (const add of commands) add(group, tools);
    return group.allowExcessArguments(true).action(() => {
      const [word, ...more] = group.args;
      if (word === undefined) return group.help({ error: true });
      if (word === 'help') return showHelp(group, more);
      throw noCommand(group, word);
    });
  };
