import { Suspense } from 'react';
import { Navigate, Route, Routes } from 'react-router';
import { Loading } from '../../shared/loading.js';
import { AreaGate } from '../../shell/area-gate.js';
import { NotFoundPage } from '../../shell/problem-pages.js';
import { OutboxPage } from './outbox/outbox-page.js';
import { OpsNavigation } from './parts/ops-navigation.js';
import './ops.css';

/** `/ops`: what those who run the system see. */
export function Component() {
  return (
    <AreaGate roles={['ops']}>
      <OpsNavigation />
      <Suspense fallback={<Loading />}>
        <Routes>
          <Route index element={<Navigate to="outbox" replace />} />
          <Route path="outbox" element={<OutboxPage />} />
          <Route path="*" element={<NotFoundPage />} />
        </Routes>
      </Suspense>
    </AreaGate>
  );
}
