import { Page } from '../../../shared/page.js';

export function RequestSearch() {
  return <Page title="Case Link Request Search">…</Page>;
}
