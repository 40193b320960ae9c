import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** One of the steps that are done one after the other. */
export function Step({
  title,
  isDone,
  children,
}: {
  readonly title: string;
  readonly isDone: boolean;
  readonly children: ReactNode;
}) {
  const { t } = useTranslation();
  return (
    <li className="usa-process-list__item">
      <h2 className="usa-process-list__heading">
        {title}
        {isDone && (
          <>
            {' '}
            <span className="state state--sent">{t('messages.todo.done')}</span>
          </>
        )}
      </h2>
      {children}
    </li>
  );
}
