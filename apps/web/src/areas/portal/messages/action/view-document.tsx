import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Alert } from '../../../../shared/alert.js';
import { ErrorSummary } from '../../../../shared/error-summary.js';
import { sizeText } from '../../../../shared/numbers.js';
import { BusyButton } from '../../parts/busy-button.js';
import { useLocale } from '../../parts/locale.js';
import { portalKey } from '../../parts/own.js';
import { useComposed } from '../parts/composed.js';
import { MessageRefusal } from '../parts/message-refusal.js';
import type { OwnAction, OwnThread } from '../parts/own-messages.js';
import { DocumentsToSend } from './documents-to-send.js';
import { Step } from './step.js';
import { useComplete } from './use-complete.js';
import { useUploads } from './use-uploads.js';

type Mistake = 'not_viewed' | 'nothingToReturn' | 'stillAdding';

/** View Document: open it, confirm it, and where it is asked back, add it and send it. One primary act at a time. */
export function ViewDocument({ thread, action }: { readonly thread: OwnThread; readonly action: OwnAction }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const locale = useLocale();
  const { threadId } = thread;
  const draft = useComposed(`message-read:${threadId}`, { isRead: false });
  const { isRead } = draft.text;
  const [mistake, setMistake] = useState<{ readonly tries: number; readonly what?: Mistake }>({ tries: 0 });
  const uploads = useUploads(threadId, action.fileMegabytes);
  const complete = useComplete(thread, { key: draft.key, onSent: draft.clear });
  const { form, viewed, added } = action;
  if (form === null) return null;
  const { returnExpected: returns } = form;
  const refuse = (what: Mistake) => {
    complete.reset();
    setMistake({ tries: mistake.tries + 1, what });
  };
  const send = () => {
    setMistake({ tries: mistake.tries + 1 });
    draft.change({});
    complete.mutate({
      documentIds: returns ? added.map(({ documentId }) => documentId) : [],
      viewed: true,
    });
  };
  const confirm = async () => {
    if (!viewed) {
      // What was opened a moment ago may not have been told yet.
      await queries.invalidateQueries({ queryKey: [...portalKey, 'message'] });
      const known = queries.getQueriesData<OwnThread>({ queryKey: [...portalKey, 'message'] });
      if (!known.some(([, of]) => of?.threadId === threadId && of.action?.viewed))
        return refuse('not_viewed');
    }
    setMistake({ tries: mistake.tries });
    if (returns) draft.change({ isRead: true });
    else send();
  };
  const sendBack = () => {
    if (uploads.isAdding) refuse('stillAdding');
    else if (added.length === 0) refuse('nothingToReturn');
    else send();
  };
  const { what, tries } = mistake;
  return (
    <>
      {what === 'not_viewed' && (
        <div key={tries} role="alert" className="problem">
          <Alert type="error">{t('messages.refusal.not_viewed')}</Alert>
        </div>
      )}
      {what && what !== 'not_viewed' && (
        <ErrorSummary
          key={tries}
          errors={[{ fieldId: 'return-file', message: t(`messages.todo.${what}`) }]}
          heading={t('portal.form.wrong', { count: 1 })}
        />
      )}
      {complete.isError && !what && (
        <MessageRefusal key={`${tries} ${complete.failureCount}`} problem={complete.error} />
      )}
      <ol className="usa-process-list">
        <Step title={t('messages.todo.open')} isDone={viewed}>
          <p>
            <span lang={form.language}>{form.title}</span>{' '}
            {t('messages.todo.openText', {
              language: t(`messages.document.language.${form.language}`),
              size: sizeText(form.size, locale),
            })}
          </p>
          <p className="muted">{t('messages.todo.openHint')}</p>
          <a
            className={viewed ? 'usa-button usa-button--outline' : 'usa-button'}
            href={`/api/v1/files/${form.fileId}`}
            download
          >
            {t('messages.todo.open')}
          </a>
        </Step>
        <Step title={t('messages.todo.read')} isDone={isRead}>
          <p>{t(isRead ? 'messages.todo.readDone' : 'messages.todo.readText')}</p>
          {!isRead && (
            <BusyButton
              busy={complete.isPending}
              look={viewed ? '' : 'usa-button--outline'}
              onClick={() => void confirm()}
            >
              {t('messages.todo.read')}
            </BusyButton>
          )}
        </Step>
        {returns && (
          <Step title={t('messages.todo.complete')} isDone={false}>
            <p>{t('messages.todo.completeText')}</p>
            <DocumentsToSend fieldId="return-file" threadId={threadId} action={action} uploads={uploads} />
            {isRead && (
              <>
                <p>{t('messages.todo.last')}</p>
                <BusyButton
                  busy={complete.isPending}
                  look={uploads.pages.length > 0 ? 'usa-button--outline' : 'usa-button--big'}
                  onClick={sendBack}
                >
                  {t('messages.todo.send')}
                </BusyButton>
              </>
            )}
          </Step>
        )}
      </ol>
    </>
  );
}
