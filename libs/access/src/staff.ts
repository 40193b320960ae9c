import type { CountyCode } from '#kernel';
import type { Identity, IdentityDirectory } from './identity.js';

/** Staff that is known here: who somebody is by the id in an event, and whom work can be given to. */
export interface StaffDirectory extends IdentityDirectory {
  /** Everybody known of a county, in order of name. */
  inCounty(county: CountyCode): Promise<readonly Identity[]>;
  /** The name of somebody, also of who is no longer let in; undefined: never known here. */
  nameOf(id: string): Promise<string | undefined>;
}

/**
 * Remembers who has signed in, with the rights of the last time: sessions read it at every request, so less rights
 * count at once. Adapters: `sqlite/`. It may be lost with the sessions: whoever signs in again is back.
 */
export interface StaffStore extends StaffDirectory {
  remember(identity: Identity): Promise<void>;
  /** Whoever is no longer let in has no identity: every session of theirs is over. Their name stays known. */
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
  async nameOf(id) {
    for (const each of directories) {
      const name = await each.nameOf(id);
      if (name !== undefined) return name;
    }
    return undefined;
  },
  inCounty: async (county) =>
    byName((await Promise.all(directories.map((each) => each.inCounty(county)))).flat()),
});

/** As a list of people is read. */
export const byName = (identities: readonly Identity[]): readonly Identity[] =>
  [...identities].sort((a, b) => a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1));

/** Stored as the role of who is no longer let in: no role at all, so nobody is found by it. */
export const formerRole = 'former';

/**
 * Whether somebody who is known here may not process requests of a county any more: the role was lost, or the county
 * left. Of who is not known nothing can be said: the directory may have been lost.
 */
export async function hasLostRole(
  staff: Pick<StaffDirectory, 'find' | 'nameOf'>,
  id: string,
  county: CountyCode,
): Promise<boolean> {
  const identity = await staff.find(id);
  if (identity === undefined) return (await staff.nameOf(id)) !== undefined;
  return identity.actor.county !== county || !identity.rights.has('case-link:process');
}
