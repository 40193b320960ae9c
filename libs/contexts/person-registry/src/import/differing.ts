import { same } from '../same.js';

const isMap = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Where two values differ, by path (`cases[0].status`); a list of another length as a whole. Never the values. */
export function differing(first: unknown, later: unknown, path = ''): readonly string[] {
  if (same(first, later)) return [];
  if (Array.isArray(first) && Array.isArray(later) && first.length === later.length)
    return first.flatMap((each, index) => differing(each, later[index], `${path}[${index}]`));
  if (!isMap(first) || !isMap(later)) return [path];
  const names = new Set([...Object.keys(first), ...Object.keys(later)]);
  return [...names].flatMap((name) =>
    differing(first[name], later[name], path === '' ? name : `${path}.${name}`),
  );
}
