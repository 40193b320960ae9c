import { Alert } from '../../../shared/alert.js';

/** An active Customer Privacy record: a word beside a name, or a banner over a page about one person. */
export function CustomerPrivacyMark({ as = 'mark' }: { readonly as?: 'mark' | 'banner' }) {
  if (as === 'mark') return <span className="privacy-mark">Customer Privacy</span>;
  return (
    <Alert type="warning">
      <strong>Customer Privacy is active for this person.</strong> Tell nobody where they live or how to reach
      them. Their account is never linked automatically.
    </Alert>
  );
}
