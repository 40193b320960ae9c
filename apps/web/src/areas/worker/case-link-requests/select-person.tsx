import { Page } from '../../../shared/page.js';

export function SelectPerson() {
  return <Page title="Select Person">…</Page>;
}
