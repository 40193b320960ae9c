/** The values of a plain text, one a line, each by the way that leads to it: `identity, first name`. */
export function flattened(value: unknown, name = ''): readonly (readonly [name: string, value: string])[] {
  if (value === null || value === undefined) return [[name, '']];
  if (typeof value !== 'object') return [[name, String(value)]];
  return Object.entries(value).flatMap(([key, each]) =>
    flattened(each, [name, spaced(key)].filter((part) => part !== '').join(', ')),
  );
}

/** `firstName` as people write it; places in a list are counted from 1. */
const spaced = (key: string): string =>
  /^\d+$/.test(key)
    ? String(Number(key) + 1)
    : key.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
