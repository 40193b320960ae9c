import './ops.css';
import { lazy, Suspense } from 'react';
import { Navigate, Route, Routes } from 'react-router';
import { Loading } from '../../shared/loading.js';
import { AreaGate } from '../../shell/area-gate.js';
import { NotFoundPage } from '../../shell/problem-pages.js';
import { OutboxPage } from './outbox/outbox-page.js';
import { OpsNavigation } from './parts/ops-navigation.js';
import { ProjectionsPage } from './projections/projections-page.js';

// What few open in a day is loaded when somebody goes there.
const ProjectionPage = lazy(async () => ({
  default: (await import('./projections/projection-page.js')).ProjectionPage,
}));
const DeadLettersPage = lazy(async () => ({
  default: (await import('./dead-letters/dead-letters-page.js')).DeadLettersPage,
}));
const BatchesPage = lazy(async () => ({
  default: (await import('./batches/batches-page.js')).BatchesPage,
}));
const BackupPage = lazy(() => import('./backup/backup-page.js'));

/** `/ops`: what those who run the system see. */
export function Component() {
  return (
    <AreaGate roles={['ops']}>
      <div className="staff ops">
        <OpsNavigation />
        <Suspense fallback={<Loading />}>
          <Routes>
            <Route index element={<Navigate to="projections" replace />} />
            <Route path="projections" element={<ProjectionsPage />} />
            <Route path="projections/:name" element={<ProjectionPage />} />
            <Route path="dead-letters" element={<DeadLettersPage />} />
            <Route path="outbox" element={<OutboxPage />} />
            <Route path="batches" element={<BatchesPage />} />
            <Route path="backup" element={<BackupPage />} />
            <Route path="*" element={<NotFoundPage />} />
          </Routes>
        </Suspense>
      </div>
    </AreaGate>
  );
}
