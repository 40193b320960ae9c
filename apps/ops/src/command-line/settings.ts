import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type DataFolder, openDataFolder } from '#composition';
import { type Operator } from '#operations';
import { type Config, readConfig } from '#settings';
import { WrongUsage } from './failures.js';
import { GlobalOptions } from './global-options.js';
import { type Need, operatorFor } from './operator.js';
import { systemUser } from './system-user.js';

/** The environment with the options of the line over it. */
export class Settings {
  constructor(private readonly options: GlobalOptions) {}

  get env(): Readonly<Record<string, string | undefined>> {
    const { dataDir } = this.options.given;
    return dataDir === undefined ? process.env : { ...process.env, DATA_DIR: dataDir };
  }

  /** Whether the other settings are right or not. */
  get dataDir(): string {
    return resolve(this.env.DATA_DIR || './data');
  }

  /** @throws ConfigRefused */
  get config(): Config {
    return readConfig(this.env);
  }

  /** @throws WrongUsage where there is none, unless it may be made; DataFolderRefused */
  folder({ create = false }: { readonly create?: boolean } = {}): DataFolder {
    const { dataDir } = this.config;
    const there = ['caseledger.json', 'events.db'].some((name) => existsSync(join(dataDir, name)));
    if (!create && !there)
      throw new WrongUsage(
        `there is no data folder at ${dataDir}: start the server once, import people, or give another --data-dir`,
      );
    return openDataFolder(dataDir);
  }

  /** The settings of a ledger that must be there already. @throws WrongUsage, ConfigRefused, DataFolderRefused */
  ledger(): Config {
    const { config } = this;
    if (config.eventStore.kind === 'sqlite') this.folder();
    return config;
  }

  /** Who acts, checked for a right. @throws WrongUsage */
  operator(need: Need): Operator {
    return { ...operatorFor(need, this.options.given, this.config), user: systemUser() };
  }
}
