import type { Changed, FoldedDocument } from './documents.js';
import { type Field, fieldsOf, type Value } from './fields.js';
import { presented } from './presented.js';

/** One field before and after, where it differs. Undefined: there was nothing in it. */
export interface Difference {
  readonly field: string;
  readonly before: Value | undefined;
  readonly after: Value | undefined;
}

/** What differs between two lists of fields, in the order of the later one; what went comes last. */
export function differencesOf(before: readonly Field[], after: readonly Field[]): readonly Difference[] {
  const was = new Map(before.map((each) => [each.field, each]));
  const is = new Map(after.map((each) => [each.field, each]));
  const fields = new Set([...is.keys(), ...was.keys()]);
  return [...fields].flatMap((field) =>
    isSame(was.get(field), is.get(field))
      ? []
      : [{ field, before: was.get(field)?.value, after: is.get(field)?.value }],
  );
}

const isSame = (a: Field | undefined, b: Field | undefined) => JSON.stringify(a) === JSON.stringify(b);

/** From what to what an event changed each field. What it touched must have been opened. */
export const changesOf = (touched: readonly Changed[]): readonly Difference[] =>
  touched.flatMap(({ view, before, after }) =>
    differencesOf(fieldsOf(presented(view, before)), fieldsOf(presented(view, after))),
  );

/** All fields of documents, each named by its document where there are several. */
export const fieldsOfAll = (documents: readonly FoldedDocument[], named: boolean): readonly Field[] =>
  documents.flatMap(({ view, id, document }) =>
    fieldsOf(presented(view, document)).map((each) => ({
      ...each,
      field: named ? `${titleOf(view, id)}: ${each.field}` : each.field,
    })),
  );

/** What a document of a view is called: `Case B19900001`. */
export const titleOf = (view: string, id: string): string => `${titles[view] ?? view} ${id}`;

const titles: Readonly<Record<string, string>> = {
  cases: 'Case',
  persons: 'Person',
  'cases-of-person': 'Cases of person',
  'person-links': 'Links of person',
  'case-link-requests': 'Case link request',
  'link-attempts': 'Attempts of account',
  'account-link': 'Reservation of account',
  account: 'Portal account',
  'e-messages': 'e-Message',
  'e-message-texts': 'Texts of thread',
  'e-message-forms': 'Form',
};
