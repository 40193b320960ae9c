import './looks.css';
import { NavLink, Route, Routes, useSearchParams } from 'react-router';
import { Page } from '../../../shared/page.js';
import { NotFoundPage } from '../../../shell/problem-pages.js';
import { WithReason, WithSubject } from '../parts/with-subject.js';
import { Disclosures } from './disclosures.js';
import { LooksList } from './looks-list.js';
import { UnusualList } from './unusual-list.js';

/** Who looked at a subject; what of all looking is unusual; what left the agency. */
export default function LooksPage() {
  const [address] = useSearchParams();
  const subject = address.get('subject');
  const search = subject === null ? '' : `?subject=${subject}`;
  return (
    <Page title="Who looked">
      <nav className="tabs" aria-label="Who looked">
        <NavLink end to={{ pathname: '/audit/looks', search }}>
          Who looked
        </NavLink>
        <NavLink to={{ pathname: '/audit/looks/unusual', search }}>Unusual</NavLink>
        <NavLink to={{ pathname: '/audit/looks/disclosures', search }}>Disclosures</NavLink>
      </nav>
      <Routes>
        <Route index element={<WithSubject>{(about) => <LooksList about={about} />}</WithSubject>} />
        <Route
          path="unusual"
          element={
            <WithReason about="unusual" what="All unusual looks">
              <UnusualList />
            </WithReason>
          }
        />
        <Route
          path="disclosures"
          element={<WithSubject kinds={personOnly}>{({ id }) => <Disclosures personId={id} />}</WithSubject>}
        />
        <Route path="*" element={<NotFoundPage />} />
      </Routes>
    </Page>
  );
}

const personOnly = ['person'] as const;
