import type { ReactNode } from 'react';

/** The slim alert of USWDS; the caller decides whether it is announced. */
export function Alert({
  type,
  children,
  action,
}: {
  readonly type: 'success' | 'info' | 'warning' | 'error';
  readonly children: ReactNode;
  readonly action?: ReactNode;
}) {
  return (
    <div className={`usa-alert usa-alert--${type} usa-alert--slim`}>
      <div className="usa-alert__body">
        <div className="usa-alert__text">{children}</div>
        {action}
      </div>
    </div>
  );
}
