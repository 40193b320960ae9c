import { foldName } from '#kernel';
import { parts } from './names.js';
import { nicknameGroups } from './nickname-groups.js';

const groupsOf = new Map<string, string[]>();
for (const line of nicknameGroups) {
  const [canonical, ...others] = line.split(' ').map(foldName) as [string, ...string[]];
  for (const name of new Set([canonical, ...others]))
    groupsOf.set(name, [...(groupsOf.get(name) ?? []), canonical]);
}

/** The groups of names that a first name (or a word of it) goes by, by their canonical names; none for a rare name. */
export const nicknames = (firstName: string): readonly string[] => [
  ...new Set([foldName(firstName), ...parts(firstName)].flatMap((each) => groupsOf.get(each) ?? [])),
];
