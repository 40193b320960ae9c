import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

/**
 * The main part of a page: its title stands in the window's title and in the one `h1`, which takes the focus when
 * somebody comes here, so that a screen reader says where they are.
 */
export function Page({
  title,
  width = 'wide',
  actions,
  children,
}: {
  readonly title: string;
  /** `reading` for customers' texts, `wide` for workers' lists. */
  readonly width?: 'wide' | 'reading';
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}) {
  const { t } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} – ${t('shell.product')}`;
  }, [title, t]);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <main id="main" className={`page page--${width}`}>
      <div className="page__head">
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {actions}
      </div>
      {children}
    </main>
  );
}
