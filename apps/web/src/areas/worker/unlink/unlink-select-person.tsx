import { Page } from '../../../shared/page.js';

export function UnlinkSelectPerson() {
  return <Page title="Select Person">…</Page>;
}
