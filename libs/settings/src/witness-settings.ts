import { parseVerifierKey, type WitnessSettings } from '#engine';
import type { SettingReader } from './setting-reader.js';

const keyExample =
  'the public key that the witness names, NAME+HASH+KEY (c2sp.org/tlog-cosignature, Ed25519)';

/** `WITNESS_URL`, `WITNESS_KEY`: who signs the checkpoints of the ledgers besides us. Undefined: nobody does. */
export function witnessSettings(
  read: SettingReader,
  { production }: { readonly production: boolean },
): WitnessSettings | undefined {
  const url = read.text('WITNESS_URL');
  const text = read.text('WITNESS_KEY');
  if (url === undefined && text === undefined) return undefined;
  if (url === undefined)
    return read.wrong('WITNESS_URL', 'is missing: name the witness whose key WITNESS_KEY is', undefined);
  if (text === undefined) return read.wrong('WITNESS_KEY', `is missing: give ${keyExample}`, undefined);
  const key = parseVerifierKey(text, 'cosignature');
  const found = URL.canParse(url) ? new URL(url) : undefined;
  if (key === undefined) read.wrong(`WITNESS_KEY=${text}`, `must be ${keyExample}`, undefined);
  if (found === undefined || !/^https?:$/.test(found.protocol) || found.search + found.hash !== '')
    return read.wrong('WITNESS_URL', 'must be an address such as https://witness.example.org/', undefined);
  if (found.username + found.password !== '')
    return read.wrong('WITNESS_URL', 'must have no user and no password: a witness knows none', undefined);
  if (production && found.protocol !== 'https:')
    read.wrong('WITNESS_URL', 'must begin with https:// when NODE_ENV=production', undefined);
  return key && { url, key };
}
