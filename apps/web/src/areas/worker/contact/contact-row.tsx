import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { Loading } from '../../../shared/loading.js';
import { ProblemAlert } from '../../../shared/problem-alert.js';
import { useMe } from '../../../shell/session.js';
import type { PersonOnCase } from '../parts/case-types.js';
import { roleTexts } from '../parts/case-words.js';
import { type Contact, takesCodes } from '../parts/contact-types.js';
import { phoneText } from '../parts/contact-words.js';
import { CustomerPrivacyMark } from '../parts/customer-privacy-mark.js';
import { paths } from '../parts/navigation.js';
import { personQuery } from '../parts/person-query.js';

/** One person of the Contact Information. */
export function ContactRow({
  caseNumber,
  person,
}: {
  readonly caseNumber: string;
  readonly person: PersonOnCase;
}) {
  const mayEdit = useMe().rights.includes('contact:edit');
  const found = useQuery(personQuery(person.personId));
  const contact = found.data?.contact;
  return (
    <tr>
      <th scope="row" data-label="Name">
        {person.name} {person.customerPrivacy && <CustomerPrivacyMark />}
        <div className="contact-role">
          {roleTexts(person).join('; ')}
          {person.permanentlyOutOfTheHome && ', Permanently Out of the Home'}
        </div>
      </th>
      {contact ? (
        <ContactCells contact={contact} customerPrivacy={person.customerPrivacy} />
      ) : (
        <td colSpan={3} aria-busy={found.isPending}>
          {found.isError && <ProblemAlert problem={found.error} onRetry={() => void found.refetch()} />}
          {found.isPending && <Loading />}
          {found.isSuccess && 'Erased'}
        </td>
      )}
      <td>
        <Link
          className="usa-button usa-button--outline"
          to={paths.contactDetail(caseNumber, person.personId)}
          aria-label={`${mayEdit ? 'Edit' : 'View'} the contact of ${person.name}`}
        >
          {mayEdit ? 'Edit' : 'View'}
        </Link>
      </td>
    </tr>
  );
}

function ContactCells({
  contact: { email, phones },
  customerPrivacy,
}: {
  readonly contact: Contact;
  readonly customerPrivacy: boolean;
}) {
  const byText = phones.some(({ type }) => takesCodes(type));
  const ways = [email !== null && 'e-mail', byText && 'text'].filter(Boolean).join(' or ');
  return (
    <>
      <td data-label="E-mail Address" className="contact-email">
        {email ?? <span className="muted">None</span>}
      </td>
      <td data-label="Phone Numbers">
        {phones.length === 0 ? (
          <span className="muted">None</span>
        ) : (
          phones.map((each) => <div key={`${each.number} ${each.type}`}>{phoneText(each)}</div>)
        )}
      </td>
      <td data-label="Can verify online">
        {customerPrivacy ? (
          <span className="cannot-verify">
            <span aria-hidden="true">✗ </span>No: Customer Privacy, the county decides
          </span>
        ) : ways === '' ? (
          <span className="cannot-verify">
            <span aria-hidden="true">✗ </span>No, add an e-mail address or phone
          </span>
        ) : (
          <span>
            <span aria-hidden="true">✓ </span>By {ways}
          </span>
        )}
      </td>
    </>
  );
}
