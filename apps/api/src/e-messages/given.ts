/** A type without the members that may be left out as `undefined`: they are left out. */
type Given<T> = { [Name in keyof T]: Exclude<T[Name], undefined> };

/** Members that were given: `undefined` is as good as none. */
export const given = <T extends object>(members: T): Given<T> =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as Given<T>;
