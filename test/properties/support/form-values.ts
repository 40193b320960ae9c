import fc from 'fast-check';
import { nasty, type Schema, type Taste, valuesOf } from './schema-values.js';

const boundary = 'a-boundary-that-stands-in-no-file';
export const formType = `multipart/form-data; boundary=${boundary}`;

/** The smallest file that is taken, and some that are not. Texts, as everything that goes over this wire. */
const pdf = [
  '%PDF-1.4',
  '1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj',
  '2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj',
  '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj',
  'trailer<</Root 1 0 R>>',
  '%%EOF',
].join('\n');
const files = fc.oneof(
  { weight: 3, arbitrary: fc.constant(pdf) },
  { weight: 1, arbitrary: fc.constantFrom('', '<html></html>', '%PDF-', pdf.slice(0, 90), 'PK\u0003\u0004') },
);

/** A form with files and fields, mostly as the schema wants it; spoilt ones with fields that nobody asked for, or cut. */
export function formsOf(schema: Schema, taste: Taste): fc.Arbitrary<string> {
  const properties = fieldsIn(schema, taste);
  const fields = Object.entries(properties).filter(([name]) => name !== 'file');
  const values = fc.record(
    Object.fromEntries(fields.map(([name, each]) => [name, valuesOf(each, taste)])),
    taste.spoilt ? { requiredKeys: [] } : {},
  );
  const sent = fc.record({
    values,
    more: taste.spoilt
      ? fc.dictionary(fc.constantFrom('extra', 'file', '__proto__'), nasty)
      : fc.constant({}),
    files: fc.array(fc.tuple(fc.constantFrom('a.pdf', '../../x', 'ñ"\r\n.jpg', ''), files), {
      minLength: taste.spoilt ? 0 : 1,
      maxLength: taste.spoilt ? 4 : 1,
    }),
    cut: taste.spoilt ? fc.oneof(fc.constant(0), fc.nat(80)) : fc.constant(0),
  });
  return sent.map((form) => {
    const texts = Object.entries({ ...form.values, ...form.more }).map(
      ([name, value]) => `name="${name}"\r\n\r\n${typeof value === 'string' ? value : JSON.stringify(value)}`,
    );
    const parts = form.files.map(
      ([name, content]) =>
        `name="file"; filename="${name}"\r\nContent-Type: application/pdf\r\n\r\n${content}`,
    );
    const all = [...texts, ...parts].map(
      (each) => `--${boundary}\r\nContent-Disposition: form-data; ${each}\r\n`,
    );
    const whole = `${all.join('')}--${boundary}--\r\n`;
    return whole.slice(0, whole.length - form.cut);
  });
}

function fieldsIn(schema: Schema, taste: Taste): Readonly<Record<string, Schema>> {
  const found = schema.$ref === undefined ? schema : taste.find(schema.$ref);
  const inner = (found.allOf ?? []).map((each) => fieldsIn(each, taste));
  return Object.assign({}, found.properties, ...inner);
}
