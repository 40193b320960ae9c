/** Undefined where null was, also inside of members. In a list it stays: an entry is not left out by it. */
export function withoutNulls(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(withoutNulls);
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, member === null ? undefined : withoutNulls(member)]),
  );
}
