import type { CountyCode } from '#kernel';
import type { Identity, IdentityDirectory } from './identity.js';

/** Staff that is known here: who somebody is by the id in an event, and whom work can be given to. */
export interface StaffDirectory extends IdentityDirectory {
  /** Everybody known of a county, in order of name. */
  inCounty(county: CountyCode): Promise<readonly Identity[]>;
}

/**
 * Remembers who has signed in, with the rights of the last time: sessions read it at every request, so less rights
 * count at once. Adapters: `sqlite/`. It may be lost with the sessions: whoever signs in again is back.
 */
export interface StaffStore extends StaffDirectory {
  remember(identity: Identity): Promise<void>;
  /** Whoever is no longer let in has no identity: every session of theirs is over. */
  forget(id: string): Promise<void>;
}

/** Looks into one directory after the other. */
export const staffOf = (directories: readonly StaffDirectory[]): StaffDirectory => ({
  async find(id) {
    for (const each of directories) {
      const found = await each.find(id);
      if (found !== undefined) return found;
    }
    return undefined;
  },
  inCounty: async (county) =>
    byName((await Promise.all(directories.map((each) => each.inCounty(county)))).flat()),
});

/** As a list of people is read. */
export const byName = (identities: readonly Identity[]): readonly Identity[] =>
  [...identities].sort((a, b) => a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1));
