import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** A button that stays in the order of focus while its work is done, and does nothing more meanwhile. */
export function BusyButton({
  busy,
  onClick,
  type = 'button',
  look = 'usa-button--big',
  children,
}: {
  readonly busy: boolean;
  readonly onClick?: () => void;
  readonly type?: 'button' | 'submit';
  readonly look?: string;
  readonly children: ReactNode;
}) {
  const { t } = useTranslation();
  return (
    <button
      type={type}
      className={`usa-button ${look}`}
      aria-disabled={busy}
      onClick={(event) => {
        if (busy) event.preventDefault();
        else onClick?.();
      }}
    >
      {busy ? t('portal.form.busy') : children}
    </button>
  );
}
