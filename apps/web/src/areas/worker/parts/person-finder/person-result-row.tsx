import type { ReactNode } from 'react';
import { dateText } from '../../../../shared/dates.js';
import type { PersonRow } from '../types.js';

/** One person that was found: the documents' columns, and why the person is here. */
export function PersonResultRow({
  person,
  chosen,
  onChoose,
  children,
}: {
  readonly person: PersonRow;
  readonly chosen: boolean;
  readonly onChoose: () => void;
  /** What else can be done with the row. */
  readonly children?: ReactNode;
}) {
  const id = `person-${person.personId}`;
  return (
    <tr data-row={person.personId} className={chosen ? 'requests__chosen' : undefined}>
      <th scope="row" data-label="Name">
        <span className="choice">
          <input
            type="radio"
            className="row-check"
            id={id}
            name="person"
            checked={chosen}
            onChange={onChoose}
          />
          <span>
            <label htmlFor={id}>{person.name}</label>{' '}
            {person.customerPrivacy && <span className="tag tag--overdue">Customer Privacy</span>}{' '}
            {person.dismissed && <span className="tag">marked: not this person</span>}
            <span className="muted choice__cases">
              {person.caseNumbers.length === 0 ? 'no case in this county' : person.caseNumbers.join(', ')}
            </span>
          </span>
        </span>
      </th>
      <td data-label="SSN" className="nowrap">
        {person.ssn ?? '-'}
      </td>
      <td data-label="DOB">{person.dateOfBirth === null ? '-' : dateText(person.dateOfBirth)}</td>
      <td data-label="Alien#">{person.alienNumber ?? '-'}</td>
      <td data-label="CIN">{person.cin ?? '-'}</td>
      <td data-label="Address">{person.address ?? '-'}</td>
      <td data-label="Why found">
        {person.reasons.join(', ')}
        {children}
      </td>
    </tr>
  );
}
