import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FileButton } from './file-button.js';
import { PageRow } from './page-row.js';
import { isPicture } from './uploads.js';

/** Several pictures, put into order, as the pages of one document. */
export function PageComposer({
  pages,
  onPages,
  onAdd,
  onEachAlone,
  onDrop,
}: {
  readonly pages: readonly File[];
  readonly onPages: (pages: readonly File[]) => void;
  readonly onAdd: () => void;
  readonly onEachAlone: () => void;
  readonly onDrop: () => void;
}) {
  const { t } = useTranslation();
  const [said, say] = useState('');
  const move = (at: number, to: number) => {
    const moved = pages[at]!;
    onPages(pages.toSpliced(at, 1).toSpliced(to, 0, moved));
    say(t('messages.todo.moved', { name: moved.name, number: to + 1 }));
  };
  const add = (files: readonly File[]) => onPages([...pages, ...files.filter(isPicture)].slice(0, mostPages));
  return (
    <section className="panel composer" aria-labelledby="pages">
      <h3 id="pages" tabIndex={-1} ref={(heading) => heading?.focus()}>
        {t('messages.todo.pages')}
      </h3>
      <p>{t('messages.todo.pagesText')}</p>
      <ol className="pages">
        {pages.map((file, at) => (
          <PageRow
            key={`${file.name} ${file.lastModified} ${file.size}`}
            file={file}
            number={at + 1}
            {...(at > 0 && { onUp: () => move(at, at - 1) })}
            {...(at < pages.length - 1 && { onDown: () => move(at, at + 1) })}
            onRemove={() => onPages(pages.filter((each) => each !== file))}
          />
        ))}
      </ol>
      <p className="usa-sr-only" role="status">
        {said}
      </p>
      <div className="buttons">
        <FileButton text={t('messages.todo.anotherPage')} accept="image/*" multiple onFiles={add} />
        <FileButton text={t('messages.todo.photoPage')} accept="image/*" camera onFiles={add} />
      </div>
      <div className="buttons">
        <button type="button" className="usa-button" onClick={onAdd}>
          {t('messages.todo.addPages', { count: pages.length })}
        </button>
        {pages.length > 1 && (
          <button type="button" className="usa-button usa-button--outline" onClick={onEachAlone}>
            {t('messages.todo.eachAlone')}
          </button>
        )}
        <button type="button" className="usa-button usa-button--unstyled" onClick={onDrop}>
          {t('messages.todo.dropPages')}
        </button>
      </div>
    </section>
  );
}

const mostPages = 20;
