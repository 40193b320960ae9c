import { Page } from '../../../shared/page.js';

/** Where a worker's day begins. */
export function Home() {
  return <Page title="Home">…</Page>;
}
