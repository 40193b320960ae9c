import { Link } from 'react-router';
import { type AuditSubject, subjectName, subjectText } from '../parts/subject.js';

/** Whose data was shown, each with who looked at it. What has no page of its own stands as it is. */
export const Whose = ({ subjects }: { readonly subjects: readonly string[] }) => (
  <ul className="looks__whose">
    {subjects.map((each) => {
      const subject = subjectOf(each);
      return (
        <li key={each}>
          {subject === undefined ? (
            each
          ) : (
            <Link to={{ pathname: '/audit/looks', search: `?subject=${subjectName(subject)}` }}>
              {subjectText(subject)}
            </Link>
          )}
        </li>
      );
    })}
  </ul>
);

const kinds = ['person', 'account'] as const;

/** `person-P1` */
export function subjectOf(text: string): AuditSubject | undefined {
  const kind = kinds.find((each) => text.startsWith(`${each}-`));
  return kind && { kind, id: text.slice(kind.length + 1) };
}
