import { createContext, type ReactNode, useCallback, useContext, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Alert } from '../shared/alert.js';
import { after } from '../shared/wall-clock.js';

type Kind = 'success' | 'info' | 'warning' | 'error';
interface Toast {
  readonly id: number;
  readonly kind: Kind;
  readonly text: string;
}

const shown = 8_000;
const ToastContext = createContext<((kind: Kind, text: string) => void) | undefined>(undefined);
let lastId = 0;

/**
 * Short messages about what was just done, read out by a screen reader. Errors stay until they are closed; the others
 * go by themselves, because they only confirm what the page shows too.
 */
export function ToastProvider({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation();
  const [toasts, setToasts] = useState<readonly Toast[]>([]);
  const close = useCallback((id: number) => setToasts((all) => all.filter((each) => each.id !== id)), []);
  const show = useCallback(
    (kind: Kind, text: string) => {
      const id = ++lastId;
      setToasts((all) => [...all.filter((each) => each.text !== text), { id, kind, text }]);
      if (kind !== 'error') after(shown, () => close(id));
    },
    [close],
  );
  return (
    <ToastContext value={show}>
      {children}
      <div className="toasts" role="status" aria-live="polite">
        {toasts.map(({ id, kind, text }) => (
          <Alert
            key={id}
            type={kind}
            action={
              <button type="button" className="usa-button usa-button--unstyled" onClick={() => close(id)}>
                {t('toast.close')}
              </button>
            }
          >
            {text}
          </Alert>
        ))}
      </div>
    </ToastContext>
  );
}

/** `toast('success', 'The request was rejected.')` */
export function useToast(): (kind: Kind, text: string) => void {
  const show = useContext(ToastContext);
  if (show === undefined) throw new Error('useToast needs a ToastProvider above it');
  return show;
}
