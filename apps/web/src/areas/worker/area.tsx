// First what the pages share, which a page's own rules may change; last what paper changes in all of them.
import './worker.css';
import { lazy, Suspense } from 'react';
import { Route, Routes } from 'react-router';
import { Loading } from '../../shared/loading.js';
import { ShortcutsProvider } from '../../shared/shortcuts.js';
import { AreaGate } from '../../shell/area-gate.js';
import { countyRoles } from '../../shell/areas.js';
import { NotFoundPage } from '../../shell/problem-pages.js';
import { RequestSearch } from './case-link-requests/search/request-search.js';
import { SelectPerson } from './case-link-requests/select-person.js';
import { LinkSummary } from './case-link-requests/summary/link-summary.js';
import { Home } from './home/home.js';
import { KeyboardPage } from './navigation/keyboard-page.js';
import { WorkerNavigation } from './navigation/worker-navigation.js';
import { OpenCaseProvider } from './parts/open-case.js';
import './navigation/print.css';

// What few open in a day is loaded when somebody goes there: the area's first load stays small.
const CaseSummary = lazy(async () => ({
  default: (await import('./cases/case-summary.js')).CaseSummary,
}));
const CasesList = lazy(async () => ({
  default: (await import('./cases/cases-list.js')).CasesList,
}));
const UnlinkSelectPerson = lazy(async () => ({
  default: (await import('./unlink/unlink-select-person.js')).UnlinkSelectPerson,
}));
const UnlinkSummary = lazy(async () => ({
  default: (await import('./unlink/unlink-summary.js')).UnlinkSummary,
}));
const ContactDetail = lazy(async () => ({
  default: (await import('./contact/contact-detail.js')).ContactDetail,
}));
const ContactSummary = lazy(async () => ({
  default: (await import('./contact/contact-summary.js')).ContactSummary,
}));
const CountySettings = lazy(async () => ({
  default: (await import('./settings/county-settings.js')).CountySettings,
}));
const EMessages = lazy(async () => ({
  default: (await import('./e-messages/e-message-pages.js')).EMessagePages,
}));
const Forms = lazy(async () => ({ default: (await import('./forms/forms-page.js')).FormsPage }));
const SupervisorQueue = lazy(async () => ({
  default: (await import('./supervisor/supervisor-queue.js')).SupervisorQueue,
}));

/** `/worker`: what a county's worker does all day. */
export function Component() {
  return (
    <AreaGate roles={countyRoles}>
      <OpenCaseProvider>
        <ShortcutsProvider>
          <div className="staff worker">
            <WorkerNavigation />
            <Suspense fallback={<Loading />}>
              <Routes>
                <Route index element={<Home />} />
                <Route path="case-link-requests" element={<RequestSearch />} />
                <Route path="case-link-requests/:requestId" element={<LinkSummary />} />
                <Route path="case-link-requests/:requestId/select-person" element={<SelectPerson />} />
                <Route path="case-link-requests/:requestId/person/:personId" element={<LinkSummary />} />
                <Route path="unlink" element={<UnlinkSelectPerson />} />
                <Route path="unlink/:personId" element={<UnlinkSummary />} />
                <Route path="e-messages/*" element={<EMessages />} />
                <Route path="forms" element={<Forms />} />
                <Route path="cases" element={<CasesList />} />
                <Route path="cases/:caseNumber" element={<CaseSummary />} />
                <Route path="cases/:caseNumber/contact" element={<ContactSummary />} />
                <Route path="cases/:caseNumber/contact/:personId" element={<ContactDetail />} />
                <Route path="supervisor-queue" element={<SupervisorQueue />} />
                <Route path="county-settings" element={<CountySettings />} />
                <Route path="keyboard" element={<KeyboardPage />} />
                <Route path="*" element={<NotFoundPage />} />
              </Routes>
            </Suspense>
          </div>
        </ShortcutsProvider>
      </OpenCaseProvider>
    </AreaGate>
  );
}
