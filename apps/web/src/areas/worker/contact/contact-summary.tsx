import { Page } from '../../../shared/page.js';

export function ContactSummary() {
  return <Page title="Contact Summary">…</Page>;
}
