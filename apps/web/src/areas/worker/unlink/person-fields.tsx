import type { ReactNode } from 'react';
import { dateText } from '../../../shared/dates.js';
import { phoneText } from '../../../shared/phones.js';
import { CaseNumbers } from '../parts/case-numbers.js';
import type { Person } from '../parts/contact-types.js';
import { zipText } from '../parts/formats.js';
import { RevealSsn } from '../parts/reveal-ssn.js';
import './unlink.css';

/** What is on file of a person, in the order of the documents; without a Linked Status (seed 001, Unlinking, step 7). */
export function PersonFields({ person }: { readonly person: Person }) {
  const { identity, addresses, contact } = person;
  const address = addresses.find(({ type }) => type === 'physical') ?? addresses[0];
  const phones = contact?.phones.map(({ number, type }) => `${phoneText(number)} (${type})`) ?? [];
  return (
    <dl className="panel person-fields">
      <Pair term="Case Number" wide>
        <CaseNumbers person={person} />
      </Pair>
      <Pair term="First Name">{identity?.firstName}</Pair>
      <Pair term="Middle Name">{identity?.middleName}</Pair>
      <Pair term="Last Name">{[identity?.lastName, identity?.suffix].filter(Boolean).join(' ')}</Pair>
      <Pair term="SSN">
        <RevealSsn personId={person.personId} name={person.name} masked={identity?.ssn ?? null} />
      </Pair>
      <Pair term="Date of Birth">{identity && dateText(identity.dateOfBirth)}</Pair>
      <Pair term="Gender">{identity?.gender}</Pair>
      <Pair term="Address Line 1">{address?.line1}</Pair>
      <Pair term="City">{address?.city}</Pair>
      <Pair term="State">{address?.state}</Pair>
      <Pair term="Zip Code">{address && zipText(address.zip)}</Pair>
      <Pair term="Phone Number">
        {phones.length > 0 &&
          phones.map((each) => (
            <span key={each} className="compared__value">
              {each}
            </span>
          ))}
      </Pair>
    </dl>
  );
}

function Pair({ term, wide = false, children }: { term: string; wide?: boolean; children: ReactNode }) {
  const empty = children === undefined || children === null || children === '' || children === false;
  return (
    <div className={wide ? 'person-fields__wide' : undefined}>
      <dt>{term}</dt>
      <dd>{empty ? '-' : children}</dd>
    </div>
  );
}
