import { Fragment } from 'react';
import type { Contact } from '../parts/contact-types.js';
import { contactLines } from '../parts/contact-words.js';

/** The Contact Detail for who may look at it and change nothing. */
export function ContactReading({ name, contact }: { readonly name: string; readonly contact: Contact }) {
  return (
    <dl className="panel decision">
      <dt>Name</dt>
      <dd>{name}</dd>
      {contactLines(contact).map(({ field, value }) => (
        <Fragment key={field}>
          <dt>{field}</dt>
          <dd>{value}</dd>
        </Fragment>
      ))}
    </dl>
  );
}
