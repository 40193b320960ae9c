import { useTranslation } from 'react-i18next';
import { answered } from '#api-client';
import { Alert } from '../../../../shared/alert.js';
import { api } from '../../../../shared/api.js';
import { useCommand } from '../../../../shared/use-command.js';
import { portalKey } from '../../parts/own.js';
import { DocumentList } from '../parts/document-list.js';
import { MessageRefusal } from '../parts/message-refusal.js';
import type { OwnAction } from '../parts/own-messages.js';
import { FileButton } from './file-button.js';
import { PageComposer } from './page-composer.js';
import { UploadRow } from './upload-row.js';
import { isPicture } from './uploads.js';
import type { Uploads } from './use-uploads.js';

const kinds =
  '.pdf,.jpg,.jpeg,.png,.heic,.heif,.tif,.tiff,.docx,application/pdf,image/jpeg,image/png,image/heic,image/heif,image/tiff,application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** What was added and not sent yet, what is on its way, and how to add more. */
export function DocumentsToSend({
  fieldId,
  threadId,
  action,
  uploads,
}: {
  readonly fieldId: string;
  readonly threadId: string;
  readonly action: OwnAction;
  readonly uploads: Uploads;
}) {
  const { t } = useTranslation();
  const { pages, compose } = uploads;
  const { added, documents, fileMegabytes: file, actionMegabytes: all } = action;
  const remove = useCommand({
    run: ({ documentId }: { documentId: string; name: string }, header) =>
      answered(
        api.DELETE('/api/v1/portal/messages/{id}/documents/{documentId}', {
          params: { path: { id: threadId, documentId }, header },
        }),
      ),
    changes: [portalKey],
  });
  const removed = remove.data && remove.variables.name;
  const said =
    (removed && t('messages.document.removed', { name: removed })) ||
    (uploads.addedLast && t('messages.todo.addedNow', { name: uploads.addedLast }));
  /** Several pictures may be pages of one document: that is asked before they are sent. */
  const take = (files: readonly File[]) => {
    if (files.length > 1 && files.every(isPicture)) compose(files);
    else for (const each of files) uploads.add([each]);
  };
  return (
    <>
      <p className="usa-hint" id={`${fieldId}-hint`}>
        {t('messages.todo.limits', { count: documents, file, all })}
      </p>
      {uploads.lost.length > 0 && (
        <Alert type="warning">{t('messages.todo.chooseAgain', { names: uploads.lost.join(', ') })}</Alert>
      )}
      <p className="usa-sr-only" role="status">
        {said}
      </p>
      {remove.isError && <MessageRefusal key={remove.failureCount} problem={remove.error} />}
      {added.length === 0 && uploads.items.length === 0 && <p>{t('messages.todo.none')}</p>}
      {added.length > 0 && (
        <>
          <h3>{t('messages.document.added')}</h3>
          <DocumentList
            documents={added}
            label={t('messages.document.added')}
            more={({ documentId, name }) => (
              <button
                type="button"
                className="usa-button usa-button--outline"
                aria-label={t('messages.document.removeNamed', { name })}
                onClick={() => remove.mutate({ documentId, name })}
              >
                {t('messages.document.remove')}
              </button>
            )}
          />
        </>
      )}
      {uploads.items.length > 0 && (
        <ul className="uploads">
          {uploads.items.map((item) => (
            <UploadRow key={item.id} item={item} uploads={uploads} action={action} />
          ))}
        </ul>
      )}
      {pages.length > 0 ? (
        <PageComposer
          pages={pages}
          onPages={compose}
          onAdd={() => {
            compose([]);
            uploads.add(pages);
          }}
          onEachAlone={() => {
            compose([]);
            for (const each of pages) uploads.add([each]);
          }}
          onDrop={() => compose([])}
        />
      ) : (
        <div className="buttons">
          <FileButton
            id={fieldId}
            hintId={`${fieldId}-hint`}
            text={t('messages.todo.addFile')}
            accept={kinds}
            multiple
            onFiles={take}
          />
          <FileButton text={t('messages.todo.takePhoto')} accept="image/*" camera onFiles={compose} />
        </div>
      )}
    </>
  );
}
