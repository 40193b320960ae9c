import fc from 'fast-check';

/** As much of a JSON Schema as the API's document uses. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
}

/** Values that programs forget. */
export const nasty: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    ...[
      null,
      '',
      ' ',
      0,
      -1,
      1e308,
      2 ** 53,
      true,
      [],
      {},
      '\u0000',
      '\ud800',
      '\u202e',
      '𝕏',
      '../../etc/passwd',
    ],
    ...[
      "' OR 1=1 --",
      '__proto__',
      'constructor',
      'toString',
      '9'.repeat(400),
      'x'.repeat(5_000),
      [[[[[[]]]]]],
    ],
  ),
  fc.string({ maxLength: 40, unit: 'binary' }),
  fc.jsonValue({ maxDepth: 3 }),
);

export interface Taste {
  /** Ids of what exists. */
  readonly ids: fc.Arbitrary<string>;
  readonly find: (ref: string) => Schema;
  /** Now and then a value of the wrong kind. */
  readonly spoilt: boolean;
}

/** What a schema allows; ids are mostly of what exists. */
export function valuesOf(schema: Schema, taste: Taste): fc.Arbitrary<unknown> {
  const inner = (each: Schema) => valuesOf(each, taste);
  const fitting = (): fc.Arbitrary<unknown> => {
    if (schema.$ref !== undefined) return inner(taste.find(schema.$ref));
    const either = schema.oneOf ?? schema.anyOf ?? schema.allOf;
    if (either !== undefined) return fc.oneof(...either.map(inner));
    if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
    const type = typeof schema.type === 'string' ? schema.type : schema.type?.[0];
    if (type === 'object' || schema.properties !== undefined) return objectsOf(schema, inner, taste);
    if (type === 'array') return fc.array(inner(schema.items ?? {}), { maxLength: 4 });
    if (type === 'boolean') return fc.boolean();
    if (type === 'integer' || type === 'number')
      return fc.integer({ min: schema.minimum ?? 0, max: Math.min(schema.maximum ?? 100, 100) });
    return textsOf(schema, taste);
  };
  if (!taste.spoilt) return fitting();
  return fc.oneof(
    { weight: 12, arbitrary: fitting() },
    { weight: 1, arbitrary: taste.ids },
    { weight: 1, arbitrary: nasty },
  );
}

function objectsOf(
  { properties = {}, required = [] }: Schema,
  inner: (each: Schema) => fc.Arbitrary<unknown>,
  { spoilt }: Taste,
): fc.Arbitrary<unknown> {
  const members = Object.fromEntries(Object.entries(properties).map(([name, each]) => [name, inner(each)]));
  const whole = fc.record(members, { requiredKeys: required.filter((name) => name in properties) });
  if (!spoilt) return whole;
  const withMore = fc
    .tuple(whole, fc.constantFrom('extra', '__proto__', 'constructor', 'ssn'), nasty)
    .map(([value, name, more]) =>
      Object.defineProperty({ ...value }, name, { value: more, enumerable: true }),
    );
  return fc.oneof(
    { weight: 4, arbitrary: whole },
    { weight: 1, arbitrary: fc.record(members, { requiredKeys: [] }) },
    { weight: 1, arbitrary: withMore },
  );
}

const anyId = '^[A-Za-z0-9._-]{1,80}$';

function textsOf(
  { format, pattern, minLength = 0, maxLength = 40 }: Schema,
  { ids }: Taste,
): fc.Arbitrary<string> {
  if (format === 'date' || format === 'date-time')
    return fc
      .date({ min: new Date('1930-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
      .map((each) => each.toISOString().slice(0, format === 'date' ? 10 : undefined));
  if (format === 'uuid') return fc.uuid();
  if (pattern === anyId) return ids;
  // No generator knows lookaheads; what is made instead is refused or not, and neither is a defect.
  if (pattern !== undefined && !pattern.includes('(?')) return fc.stringMatching(new RegExp(pattern));
  return fc.oneof(fc.string({ minLength, maxLength: Math.min(maxLength, 200) }), ids);
}
