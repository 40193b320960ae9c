import { copyFileSync, existsSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { knownSeal, SealFile, SealsDamaged, signatureFault, trustingSeals } from '#engine';
import { InvalidInput } from '#kernel';
import type { MasterSecrets } from '#privacy';
import type { LedgerName } from '../verifying/verify-ledger.js';

/** Seals of the ledgers that were lost, kept elsewhere: they tell how far these were. */
export class LaterSeals {
  private constructor(private readonly files: Readonly<Partial<Record<LedgerName, string>>>) {}

  /** `place`: a copy of a folder `seals`, or of one file in it. @throws InvalidInput for what holds no seals of this key */
  static in(place: string | undefined, master: MasterSecrets): LaterSeals {
    if (place === undefined) return new LaterSeals({});
    const files: Partial<Record<LedgerName, string>> = {};
    if (existsSync(place) && statSync(place).isDirectory()) {
      for (const [ledger, name] of Object.entries(names) as [LedgerName, string][])
        if (existsSync(join(place, name))) files[ledger] = join(place, name);
    } else if (existsSync(place)) files[basename(place).startsWith('looks') ? 'looks' : 'main'] = place;
    if (files.main === undefined && files.looks === undefined)
      throw refused(`${place} holds no seals: name a copy of the folder seals, or of ledger.ndjson in it`);
    const later = new LaterSeals(files);
    for (const file of Object.values(files)) mustBeOurs(file, master);
    return later;
  }

  /** The last of each. */
  get last() {
    const of = (ledger: LedgerName) => {
      const file = this.files[ledger];
      const seal = file === undefined ? undefined : new SealFile(file).last();
      return seal === undefined ? {} : { [ledger]: knownSeal(seal) };
    };
    return { ...of('main'), ...of('looks') };
  }

  /** Keeps them beside the folder's own, under the new id of their ledger. */
  keepBeside(ledger: LedgerName, own: string, id: string): string | undefined {
    const file = this.files[ledger];
    if (file === undefined) return undefined;
    copyFileSync(file, `${own}.before-${id}`);
    return `${own}.before-${id}`;
  }
}

const names = { main: 'ledger.ndjson', looks: 'looks.ndjson' } as const;

function mustBeOurs(file: string, master: MasterSecrets): void {
  const keys = trustingSeals(master.sealKeys);
  try {
    const cursor = new SealFile(file).cursor();
    for (let seal = cursor.next(); seal !== undefined; seal = cursor.next()) {
      const wrong = signatureFault(seal, keys);
      if (wrong !== undefined) throw refused(`${file}: ${wrong}`);
    }
  } catch (error) {
    throw error instanceof SealsDamaged ? refused(error.message) : error;
  }
}

const refused = (message: string) => new InvalidInput([{ field: '--seals', message }]);
