import { Page } from '../../../shared/page.js';

export function SupervisorQueue() {
  return <Page title="Supervisor Queue">…</Page>;
}
