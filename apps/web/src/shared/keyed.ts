/** Entries with keys by what they are called; of those that are called the same, each has its number. */
export function keyed<Entry>(
  entries: readonly Entry[],
  nameOf: (entry: Entry) => string,
): readonly (readonly [key: string, entry: Entry])[] {
  const seen = new Map<string, number>();
  return entries.map((entry) => {
    const name = nameOf(entry);
    const nth = (seen.get(name) ?? 0) + 1;
    seen.set(name, nth);
    return [`${name} ${nth}`, entry];
  });
}
