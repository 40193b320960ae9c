/**
 * A record's own member by a key that came from outside, or undefined. A plain look-up would find what every object
 * inherits, for a person with the id "constructor", and everything is allowed to be called so.
 */
export const own = <T>(record: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined;
