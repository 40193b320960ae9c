import { Link } from 'react-router';
import { type AuditSubject, subjectName, subjectText } from '../parts/subject.js';

/** Whose data was shown, each with who looked at it. What has no page of its own is said without its id. */
export const Whose = ({ subjects }: { readonly subjects: readonly string[] }) => (
  <ul className="looks__whose">
    {subjects.map(subjectOf).map((subject, n) => (
      <li key={subjects[n]}>
        {subject === undefined ? (
          wordsFor(subjects[n]!)
        ) : (
          <Link to={{ pathname: '/audit/looks', search: `?subject=${subjectName(subject)}` }}>
            {subjectText(subject)}
          </Link>
        )}
      </li>
    ))}
  </ul>
);

const kinds = ['person', 'account'] as const;

/** `person-P1` */
export function subjectOf(text: string): AuditSubject | undefined {
  const kind = kinds.find((each) => text.startsWith(`${each}-`));
  return kind && { kind, id: text.slice(kind.length + 1) };
}

const withoutPage: readonly (readonly [prefix: string, words: string])[] = [
  ['attempt-', 'What was entered to link a case'],
  ['submission-', 'What a request says'],
  ['erasure-', 'Legal basis of an erasure'],
  ['legal-hold-', 'Reason of a legal hold'],
];

const wordsFor = (text: string): string =>
  withoutPage.find(([prefix]) => text.startsWith(prefix))?.[1] ?? text;
