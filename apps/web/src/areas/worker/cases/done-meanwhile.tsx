import type { ReactNode } from 'react';
import { Alert } from '../../../shared/alert.js';

/** In a dialog, for a screen reader too: somebody else has just done what it was opened for. */
export function DoneMeanwhile({
  isDone,
  children,
}: {
  readonly isDone: boolean;
  readonly children: ReactNode;
}) {
  return <div role="status">{isDone && <Alert type="info">{children}</Alert>}</div>;
}
