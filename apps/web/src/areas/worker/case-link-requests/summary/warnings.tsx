import { Link } from 'react-router';
import { momentText } from '../../../../shared/dates.js';
import { useMe } from '../../../../shell/session.js';
import { paths } from '../../parts/navigation.js';
import type { Summary } from '../../parts/types.js';

type Warning = Summary['warnings'][number];
type About = NonNullable<Warning['about']>[number];

/** What should be weighed, each with who, when, and a link to what it speaks of. */
export function Warnings({ warnings }: Pick<Summary, 'warnings'>) {
  const { rights } = useMe();
  if (warnings.length === 0) return null;
  // The links of a person stand on the page that Unlink opens.
  const isReached = ({ kind }: About) => kind !== 'links' || rights.includes('case-link:unlink');
  return (
    <section className="usa-alert usa-alert--warning usa-alert--slim warnings" aria-label="Warnings">
      <div className="usa-alert__body">
        <ul className="usa-alert__text">
          {warnings.map((each) => (
            <li key={each.code + each.text}>
              {each.text}
              {whoAndWhen(each)}
              {each.about?.filter(isReached).map((about) => (
                <Subject key={pathOf(about)} about={about} />
              ))}
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}

const whoAndWhen = ({ by, at, since, fromRegistry }: Warning): string => {
  const who = fromRegistry ? 'from the registry' : by;
  const told = [who, at && momentText(at), since && `since ${momentText(since)}`].filter(Boolean).join(', ');
  return told === '' ? '' : ` (${told})`;
};

function Subject({ about }: { readonly about: About }) {
  return (
    <>
      {' '}
      <Link to={pathOf(about)}>{textOf(about)}</Link>
    </>
  );
}

function pathOf({ kind, caseNumber = '', personId = '', requestId = '' }: About): string {
  switch (kind) {
    case 'case':
      return paths.caseSummary(caseNumber);
    case 'contact':
      return paths.contactSummary(caseNumber);
    case 'links':
      return paths.unlinkSummary(personId);
    case 'request':
      return paths.linkRequest(requestId);
  }
}

function textOf({ kind, caseNumber }: About): string {
  switch (kind) {
    case 'case':
      return `Case ${caseNumber}`;
    case 'contact':
      return `Contact Summary of ${caseNumber}`;
    case 'links':
      return 'Links of this person';
    case 'request':
      return 'Open that request';
  }
}
