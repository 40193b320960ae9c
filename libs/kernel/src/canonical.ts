/**
 * Canonical JSON (RFC 8785): members sorted by UTF-16 code units, no white space, ECMAScript numbers.
 * @throws TypeError for what JSON cannot carry without loss: numbers that are none, half surrogates, functions, and
 * objects that are more than their members (Date, Map, Set, …). Undefined members are left out, as JSON does.
 */
export function canonicalJson(value: unknown): string {
  if (typeof value === 'string') return canonicalString(value);
  if (value === null || typeof value === 'boolean') return JSON.stringify(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError(`${value} is no JSON number`);
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return canonicalArray(value);
  if (typeof value !== 'object') throw new TypeError(`JSON cannot carry a ${typeof value}`);
  mustBePlain(value);
  const record = value as Record<string, unknown>;
  let text = '{';
  for (const key of sortedKeys(record)) {
    const member = record[key];
    if (member === undefined) continue;
    if (text.length > 1) text += ',';
    text += `${canonicalString(key)}:${canonicalJson(member)}`;
  }
  return `${text}}`;
}

/** JSON of a text. @throws TypeError for half of a surrogate pair: no UTF-8 can carry it (RFC 8785, 3.2.2.2) */
export function canonicalString(text: string): string {
  if (!text.isWellFormed()) throw new TypeError('JSON cannot carry half of a surrogate pair');
  return JSON.stringify(text);
}

function canonicalArray(values: readonly unknown[]): string {
  let text = '[';
  for (let at = 0; at < values.length; at++)
    text += `${at === 0 ? '' : ','}${canonicalJson(values[at] ?? null)}`;
  return `${text}]`;
}

/** What is built in says by its tag that it is more than its members; an object of another realm says "Object", too. */
function mustBePlain(value: object): void {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype === null || prototype === Object.prototype) return;
  const tag = Object.prototype.toString.call(value).slice(8, -1);
  if (tag !== 'Object') throw new TypeError(`JSON cannot carry a ${tag}`);
}

/** Most objects have few members: putting those in order where they stand makes no garbage, as `sort` does. */
const fewKeys = 32;

function sortedKeys(record: Record<string, unknown>): readonly string[] {
  const keys = Object.keys(record);
  if (keys.length > fewKeys) return keys.sort();
  for (let at = 1; at < keys.length; at++) {
    const key = keys[at]!;
    let to = at;
    for (; to > 0 && keys[to - 1]! > key; to--) keys[to] = keys[to - 1]!;
    keys[to] = key;
  }
  return keys;
}
