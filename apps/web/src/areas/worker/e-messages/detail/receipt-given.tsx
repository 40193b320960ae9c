import { useEffect, useRef } from 'react';
import { momentText } from '../../../../shared/dates.js';
import type { Thread } from '../../parts/e-message-types.js';
import type { Receipt } from '../../parts/message-place.js';

/** That it was sent: its number and when. */
export function ReceiptGiven({
  receipt: { number, at },
  thread: { personName, caseNumber },
}: {
  readonly receipt: Receipt;
  readonly thread: Thread;
}) {
  const alert = useRef<HTMLDivElement>(null);
  useEffect(() => alert.current?.focus(), []);
  return (
    <div
      ref={alert}
      tabIndex={-1}
      role="status"
      className="problem usa-alert usa-alert--success usa-alert--slim"
    >
      <div className="usa-alert__body">
        <p className="usa-alert__text">
          Sent to {personName}, case {caseNumber}, {momentText(at)}. Receipt number <strong>{number}</strong>.
        </p>
      </div>
    </div>
  );
}
