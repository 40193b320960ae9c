import { own } from '#kernel';

/** One broken rule of one field. Reasons never repeat the value: it may be personal data. */
export interface Fault {
  readonly field: string;
  readonly reason: string;
}

/** A check of one value: the value in its kept form, or why not. */
export type Check<T> = (value: unknown) => { readonly ok: T } | { readonly no: string };

const ok = <T>(value: T) => ({ ok: value });
const no = (reason: string) => ({ no: reason });

/**
 * Control, private and unassigned characters, lone surrogates, line separators and everything that turns the
 * direction of text: none belongs into a record, and each can make a screen show another text than is stored.
 */
const forbidden = /[\p{Cc}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/u;

/** A text of 1 to `longest` characters, trimmed, in Unicode NFC. */
export const text =
  (longest: number): Check<string> =>
  (value) => {
    if (typeof value !== 'string') return no('must be a text');
    if (value.length > 4 * longest)
      return no(`has ${value.length.toLocaleString('en-US')} characters; at most ${longest}`);
    const kept = value.normalize('NFC').trim();
    const length = [...kept].length;
    if (length === 0) return no('is empty');
    if (length > longest) return no(`has ${length.toLocaleString('en-US')} characters; at most ${longest}`);
    if (forbidden.test(kept)) return no('has a control or direction character; remove it');
    return ok(kept);
  };

/** A text that fits a pattern; `rewrite` brings it into its kept form first. */
export const pattern =
  (regex: RegExp, rule: string, rewrite: (value: string) => string = (value) => value): Check<string> =>
  (value) => {
    if (typeof value !== 'string') return no('must be a text');
    if (value.length > 1_000) return no(rule);
    const kept = rewrite(value.trim());
    return regex.test(kept) ? ok(kept) : no(rule);
  };

export const oneOf =
  <T extends string>(values: readonly T[]): Check<T> =>
  (value) =>
    values.includes(value as T) ? ok(value as T) : no(`must be one of ${values.join(', ')}`);

/** `true`, or `undefined` for false: the format knows a mark only as being there. */
export const mark: Check<true | undefined> = (value) => {
  if (value === true) return ok(true);
  return value === false ? ok(undefined) : no('must be true or false');
};

/** `true`, or `null` for false: the mark is taken away. */
export const clearableMark: Check<true | null> = (value) => {
  if (value === true) return ok(true);
  return value === false ? ok(null) : no('must be true or false');
};

export const trueOrFalse: Check<boolean> = (value) =>
  typeof value === 'boolean' ? ok(value) : no('must be true or false');

/** Reads an object's members with checks and gathers the faults. */
export class Fields {
  constructor(
    private readonly source: Readonly<Record<string, unknown>>,
    private readonly path: string,
    private readonly faults: Fault[],
  ) {}

  fault(field: string, reason: string): undefined {
    this.faults.push({ field: this.name(field), reason });
    return undefined;
  }

  optional<T>(field: string, check: Check<T>): T | undefined {
    const value = own(this.source, field);
    if (value === undefined || value === null) return undefined;
    const result = check(value);
    return 'ok' in result ? result.ok : this.fault(field, result.no);
  }

  /** As `optional`, but `null` stays: it says that there is none, where an absent member says nothing. */
  clearable<T>(field: string, check: Check<T>): T | null | undefined {
    return own(this.source, field) === null ? null : this.optional(field, check);
  }

  /** The value is made up where it is missing or wrong: then there is a fault, and the record is not used. */
  required<T>(field: string, check: Check<T>): T {
    const value = own(this.source, field);
    if (value === undefined || value === null || value === '') this.fault(field, 'is missing');
    return this.optional(field, value === '' ? () => ok(undefined as T) : check) as T;
  }

  /** Names every member that the format does not know. */
  only(known: readonly string[]): void {
    for (const field of Object.keys(this.source))
      if (!known.includes(field)) this.fault(field.slice(0, 64), 'is no field of this format');
  }

  /** Each entry of a list with its own fields; a fault when it is no list, or too long. */
  list<T>(field: string, most: number, read: (entry: unknown, place: string) => T): T[] | undefined {
    const value = own(this.source, field);
    if (value === undefined || value === null) return undefined;
    if (!Array.isArray(value)) return this.fault(field, 'must be a list');
    if (value.length > most) return this.fault(field, `has ${value.length} entries; at most ${most}`);
    return value.map((entry, place) => read(entry, `${field}[${place}]`));
  }

  /** The fields of an entry of a list; undefined (with a fault) when it is no object. */
  within(entry: unknown, place: string): Fields | undefined {
    if (isObject(entry)) return new Fields(entry, this.name(place), this.faults);
    return this.fault(place, 'must be an object');
  }

  private name(field: string): string {
    return this.path === '' ? field : `${this.path}.${field}`;
  }
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
