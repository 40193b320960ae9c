import './erasures.css';
import { NavLink, Route, Routes } from 'react-router';
import { Page } from '../../../shared/page.js';
import { NotFoundPage } from '../../../shell/problem-pages.js';
import { useMe } from '../../../shell/session.js';
import { WithReason } from '../parts/with-subject.js';
import { BeginErasure } from './begin-erasure.js';
import { ErasureDetail } from './erasure-detail.js';
import { ErasureTable } from './erasure-table.js';
import { Holds } from './holds.js';

/** Two persons erase somebody: auditors begin, supervisors approve. Holds are auditors' alone. */
export default function ErasuresPage() {
  const { rights } = useMe();
  const audits = rights.includes('audit:read');
  const shown = (
    <Routes>
      <Route
        index
        element={
          <>
            {audits && <BeginErasure />}
            <ErasureTable />
          </>
        }
      />
      {audits && <Route path="holds" element={<Holds />} />}
      <Route path=":id" element={<ErasureDetail />} />
      <Route path="*" element={<NotFoundPage />} />
    </Routes>
  );
  return (
    <Page title="Erasures">
      {audits && (
        <nav className="tabs" aria-label="Erasures and holds">
          <NavLink end to="/audit/erasures">
            Erasures
          </NavLink>
          <NavLink to="/audit/erasures/holds">Holds</NavLink>
        </nav>
      )}
      {audits ? (
        <WithReason about="erasures" what="Erasures and legal holds">
          {shown}
        </WithReason>
      ) : (
        shown
      )}
    </Page>
  );
}
