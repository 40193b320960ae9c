import { resolve } from 'node:path';
import { InvalidInput } from '#kernel';
import { eventStoreSettings, readStoreSettings, SettingReader } from '#settings';

/** A data folder, or a server of ledgers. */
export type LedgerPlace =
  | { readonly kind: 'sqlite'; readonly path: string }
  | { readonly kind: 'eventstoredb'; readonly url: string; readonly namespace: string };

/** Where keys of personal data and the checkpoints of processes are. */
export type KeysPlace =
  | { readonly kind: 'sqlite'; readonly path: string }
  | { readonly kind: 'mongodb'; readonly url: string; readonly keysUrl: string };

type Environment = Readonly<Record<string, string | undefined>>;

interface Given {
  /** The option that named it, for people: `--from`. */
  readonly option: string;
  readonly env: Environment;
}

const folderIn = (text: string): string | undefined => /^sqlite:(.+)$/s.exec(text)?.[1];

/** `sqlite:DIR`, `esdb://…`, or `eventstoredb` for the address in the settings. @throws InvalidInput */
export function ledgerPlace(text: string, { option, env }: Given): LedgerPlace {
  const folder = folderIn(text);
  if (folder !== undefined) return { kind: 'sqlite', path: resolve(folder) };
  const isAddress = /^(esdb|kurrentdb)(\+discover)?:\/\/./.test(text);
  if (!isAddress && text !== 'eventstoredb')
    throw new InvalidInput([
      {
        field: option,
        message: 'must be sqlite:FOLDER, an address esdb://…, or eventstoredb for EVENTSTOREDB_URL',
      },
    ]);
  const own = { EVENTSTOREDB_URL: text, EVENTSTOREDB_URL_FILE: undefined };
  const named = { ...env, EVENT_STORE: 'eventstoredb', ...(isAddress && own) };
  const settings = read(option, named, eventStoreSettings);
  if (settings.kind === 'sqlite') throw new InvalidInput([{ field: option, message: 'is no server' }]);
  return settings;
}

/** `sqlite:DIR`, `mongodb://…`, or `mongodb` for the addresses in the settings. @throws InvalidInput */
export function keysPlace(text: string, { option, env }: Given): KeysPlace {
  const folder = folderIn(text);
  if (folder !== undefined) return { kind: 'sqlite', path: resolve(folder) };
  if (/^mongodb(\+srv)?:\/\/./.test(text)) return { kind: 'mongodb', url: text, keysUrl: text };
  if (text !== 'mongodb')
    throw new InvalidInput([
      { field: option, message: 'must be sqlite:FOLDER, an address mongodb://…, or mongodb for MONGODB_URL' },
    ]);
  const settings = read(option, { ...env, READ_STORE: 'mongodb' }, readStoreSettings);
  if (settings.kind === 'sqlite') throw new InvalidInput([{ field: option, message: 'is no server' }]);
  return settings;
}

/** A data folder holds its keys; those of a server's ledger are where `READ_STORE` says. @throws InvalidInput */
export function keysOf(ledger: LedgerPlace, { option, env }: Given): KeysPlace {
  if (ledger.kind === 'sqlite') return ledger;
  const settings = read(option, env, readStoreSettings);
  return settings.kind === 'mongodb' ? settings : { kind: 'sqlite', path: resolve(env.DATA_DIR || './data') };
}

/** Without users, passwords and options: safe to show. */
export const placeName = (place: LedgerPlace | KeysPlace): string =>
  place.kind === 'sqlite' ? place.path : place.url.replace(/\/\/[^/]*@/, '//').replace(/\?.*/s, '');

export const samePlace = (a: LedgerPlace | KeysPlace, b: LedgerPlace | KeysPlace): boolean =>
  JSON.stringify(a) === JSON.stringify(b);

function read<T>(option: string, env: Environment, settings: (reader: SettingReader) => T): T {
  const problems: string[] = [];
  const found = settings(new SettingReader(env, problems));
  if (problems.length > 0) throw new InvalidInput([{ field: option, message: problems.join('; ') }]);
  return found;
}
