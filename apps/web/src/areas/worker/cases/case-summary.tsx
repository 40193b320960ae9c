import { Page } from '../../../shared/page.js';

export function CaseSummary() {
  return <Page title="Case Summary">…</Page>;
}
