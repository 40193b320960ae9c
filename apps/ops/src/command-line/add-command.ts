import type { Command } from 'commander';
import type { Output } from '../output/output.js';
import type { Owner } from '../work/owner.js';
import type { GlobalOptions } from './global-options.js';
import type { Settings } from './settings.js';

/** What commands work with. */
export interface Tools {
  readonly options: GlobalOptions;
  readonly settings: Settings;
  readonly output: Output;
  readonly owner: Owner;
}

/** Adds a command below another one, or below the program itself. */
export type AddCommand = (above: Command, tools: Tools) => Command;
