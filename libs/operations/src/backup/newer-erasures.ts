import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { InvalidInput } from '#kernel';
import { type ErasureEntry, ErasureList, ErasuresDamaged, type MasterSecrets } from '#privacy';
import { erasuresName } from './parts.js';

/** Who was erased after a backup: a list that was kept apart from it, or one of a newer backup. */
export class NewerErasures {
  private constructor(private readonly entries: readonly ErasureEntry[]) {}

  static readonly none = new NewerErasures([]);

  /** @throws InvalidInput for a file that is not there, was altered, or is another installation's */
  static in(file: string, master: MasterSecrets): NewerErasures {
    const refused = (message: string) => new InvalidInput([{ field: '--erasures', message }]);
    if (!existsSync(file)) throw refused(`there is no file ${file}`);
    try {
      return new NewerErasures(new ErasureList(file, master.erasures).all());
    } catch (error) {
      throw error instanceof ErasuresDamaged ? refused(error.message) : error;
    }
  }

  /** Adds them to the list of a restored folder, whose next start completes them before anything is served. @returns how many are new */
  addTo(folder: string, master: MasterSecrets): number {
    const list = new ErasureList(join(folder, erasuresName), master.erasures);
    const before = list.all().length;
    for (const entry of this.entries) list.add(entry);
    return list.all().length - before;
  }
}
