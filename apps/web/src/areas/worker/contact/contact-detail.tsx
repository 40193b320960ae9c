import { Page } from '../../../shared/page.js';

export function ContactDetail() {
  return <Page title="Contact Detail">…</Page>;
}
