import { Page } from '../../../shared/page.js';

export function CasesList() {
  return <Page title="Cases List">…</Page>;
}
