import { NavLink, useSearchParams } from 'react-router';
import { PrintButton } from '../../shell/print-button.js';
import { useMe } from '../../shell/session.js';
import { pagesFor } from './parts/pages.js';
import { subjectIn, subjectName } from './parts/subject.js';

/** The pages of the area that somebody may see; the subject goes with them from one to the next. */
export function AuditNavigation() {
  const { rights } = useMe();
  const [address] = useSearchParams();
  const subject = subjectIn(address);
  const search = subject ? `?subject=${subjectName(subject)}` : '';
  return (
    <div className="audit-nav">
      <nav aria-label="Audit">
        <ul>
          {pagesFor(rights).map(({ path, text }) => (
            <li key={path}>
              <NavLink to={{ pathname: `/audit/${path}`, search }}>{text}</NavLink>
            </li>
          ))}
        </ul>
      </nav>
      <PrintButton />
    </div>
  );
}
