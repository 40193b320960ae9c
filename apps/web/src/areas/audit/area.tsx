import './audit.css';
import { Suspense } from 'react';
import { Navigate, Route, Routes } from 'react-router';
import { Loading } from '../../shared/loading.js';
import { ShortcutsProvider } from '../../shared/shortcuts.js';
import { AreaGate } from '../../shell/area-gate.js';
import { Forbidden, NotFoundPage } from '../../shell/problem-pages.js';
import { useMe } from '../../shell/session.js';
import { AuditNavigation } from './audit-navigation.js';
import { auditPages, firstPageFor } from './parts/pages.js';

/** `/audit`: what auditors see, and the one page of it that supervisors reach from their queue. */
export function Component() {
  return (
    <AreaGate rights={['audit:read', 'privacy:approve-erasure']}>
      <ShortcutsProvider>
        <div className="staff audit">
          <AuditNavigation />
          <Suspense fallback={<Loading />}>
            <Pages />
          </Suspense>
        </div>
      </ShortcutsProvider>
    </AreaGate>
  );
}

function Pages() {
  const { rights } = useMe();
  const first = firstPageFor(rights);
  return (
    <Routes>
      <Route index element={first ? <Navigate to={first.path} replace /> : <NotFoundPage />} />
      {auditPages.map(({ path, right, Component: PageOf }) => (
        <Route
          key={path}
          path={`${path}/*`}
          element={rights.includes(right) ? <PageOf /> : <Forbidden right={right} />}
        />
      ))}
      <Route path="*" element={<NotFoundPage />} />
    </Routes>
  );
}
