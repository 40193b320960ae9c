import type { Command } from 'commander';
import { WrongUsage } from './failures.js';

/**
 * An empty value is a variable of a script that was not set: taking it for "not given" would do something else than
 * was meant, in another folder perhaps. @throws WrongUsage naming the option or the argument
 */
export function expectNothingEmpty(command: Command): void {
  for (let each: Command | null = command; each !== null; each = each.parent)
    for (const option of each.options)
      if (isEmpty(each.getOptionValue(option.attributeName())))
        throw new WrongUsage(`${option.long} is empty: give it a value, or leave it away`);
  const empty = command.args.findIndex(isEmpty);
  if (empty < 0) return;
  const names = command.registeredArguments.map((each) => each.name());
  throw new WrongUsage(`<${names[empty] ?? names.at(-1) ?? 'argument'}> is empty: give it a value`);
}

const isEmpty = (value: unknown): boolean => typeof value === 'string' && value.trim() === '';
