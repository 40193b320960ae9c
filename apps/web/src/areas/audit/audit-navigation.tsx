import { useSearchParams } from 'react-router';
import { AreaNavigation } from '../../shared/staff/area-navigation.js';
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
    <AreaNavigation
      label="Audit"
      pages={pagesFor(rights).map(({ path, text }) => ({ text, to: { pathname: `/audit/${path}`, search } }))}
    >
      <PrintButton />
    </AreaNavigation>
  );
}
