import { useEffect, useRef } from 'react';
import { Alert } from '../../../shared/alert.js';
import type { Fault } from './contact-faults.js';

/** Everything that must be mended before it can be saved; each leads to its control. */
export function ContactFaultsAlert({ faults }: { readonly faults: readonly Fault[] }) {
  const alert = useRef<HTMLDivElement>(null);
  useEffect(() => alert.current?.focus(), []);
  return (
    <div ref={alert} tabIndex={-1} className="problem" role="alert">
      <Alert type="error">
        Not saved yet. Please correct:
        <ul className="problem__fields">
          {faults.map(({ control, label, message }) => (
            <li key={`${control} ${message}`}>
              <a
                href={`#${control}`}
                onClick={(event) => {
                  event.preventDefault();
                  document.getElementById(control)?.focus();
                }}
              >
                {label}
              </a>
              : {message}
            </li>
          ))}
        </ul>
      </Alert>
    </div>
  );
}
