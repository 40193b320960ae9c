import { Route, Routes } from 'react-router';
import { AreaGate } from '../../shell/area-gate.js';
import { NotFoundPage } from '../../shell/problem-pages.js';
import { PortalHome } from './portal-home.js';
import { PortalNavigation } from './portal-navigation.js';
import './portal.css';

/** `/portal`: what a customer does, on a phone as well. */
export function Component() {
  return (
    <AreaGate roles={['customer']}>
      <PortalNavigation />
      <Routes>
        <Route index element={<PortalHome />} />
        <Route path="*" element={<NotFoundPage />} />
      </Routes>
    </AreaGate>
  );
}
