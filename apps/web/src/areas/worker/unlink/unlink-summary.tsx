import { Page } from '../../../shared/page.js';

export function UnlinkSummary() {
  return <Page title="Case Link Select Person Summary">…</Page>;
}
