import { Page } from '../../../shared/page.js';

export function LinkSummary() {
  return <Page title="Case Link Select Person Summary">…</Page>;
}
