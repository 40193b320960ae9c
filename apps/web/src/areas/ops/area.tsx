import { Navigate, Route, Routes } from 'react-router';
import { AreaGate } from '../../shell/area-gate.js';
import { NotFoundPage } from '../../shell/problem-pages.js';
import { OutboxPage } from './outbox-page.js';
import './ops.css';

/** `/ops`: what those who run the system see. */
export function Component() {
  return (
    <AreaGate roles={['ops']}>
      <Routes>
        <Route index element={<Navigate to="outbox" replace />} />
        <Route path="outbox" element={<OutboxPage />} />
        <Route path="*" element={<NotFoundPage />} />
      </Routes>
    </AreaGate>
  );
}
