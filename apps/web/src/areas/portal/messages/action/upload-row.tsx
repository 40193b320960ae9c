import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Alert } from '../../../../shared/alert.js';
import { sizeText } from '../../../../shared/numbers.js';
import { useLocale } from '../../parts/locale.js';
import { messageRefusalText } from '../parts/message-refusal.js';
import type { OwnAction } from '../parts/own-messages.js';
import { isPicture, isTooMuch, type UploadItem } from './uploads.js';
import type { Uploads } from './use-uploads.js';

/** One document on its way: how far it is, or why it was not taken and what helps. */
export function UploadRow({
  item,
  uploads,
  action,
}: {
  readonly item: UploadItem;
  readonly uploads: Uploads;
  readonly action: OwnAction;
}) {
  const { t } = useTranslation();
  const { name, state } = item;
  switch (state.is) {
    case 'sending':
      return (
        <Sending item={item} sent={state.sent} total={state.total} onCancel={() => uploads.drop(item.id)} />
      );
    case 'waiting':
      return (
        <li className="upload">
          <p role="status">
            {name}: {t('messages.todo.waiting', { count: state.seconds })}
          </p>
          <CancelButton name={name} onCancel={() => uploads.drop(item.id)} />
        </li>
      );
    case 'shrinking':
      return (
        <li className="upload">
          <p role="status">
            {name}: {t('messages.todo.makingSmaller')}
          </p>
        </li>
      );
    case 'failed':
      return (
        <Failed item={item} uploads={uploads} action={action} problem={state.problem} code={state.code} />
      );
  }
}

function Sending({
  item: { name },
  sent,
  total,
  onCancel,
}: {
  readonly item: UploadItem;
  readonly sent: number;
  readonly total: number;
  readonly onCancel: () => void;
}) {
  const { t } = useTranslation();
  const locale = useLocale();
  const label = useId();
  const percent = total === 0 ? 0 : Math.floor((sent / total) * 100);
  return (
    <li className="upload">
      <p id={label}>{t('messages.todo.sending', { name })}</p>
      <progress aria-labelledby={label} max={100} value={percent} />
      <p className="muted">{t('messages.todo.percent', { percent, size: sizeText(total, locale) })}</p>
      <CancelButton name={name} onCancel={onCancel} />
    </li>
  );
}

function CancelButton({ name, onCancel }: { readonly name: string; readonly onCancel: () => void }) {
  const { t } = useTranslation();
  return (
    <button
      type="button"
      className="usa-button usa-button--outline"
      aria-label={t('messages.todo.cancelNamed', { name })}
      onClick={onCancel}
    >
      {t('messages.todo.cancel')}
    </button>
  );
}

function Failed({
  item,
  uploads,
  action,
  problem,
  code,
}: {
  readonly item: UploadItem;
  readonly uploads: Uploads;
  readonly action: OwnAction;
  readonly problem: unknown;
  readonly code: string;
}) {
  const { t } = useTranslation();
  const { name } = item;
  const text = useRefusalOfFile({ problem, code }, action);
  const isFinal = problem === undefined || code.startsWith('file');
  return (
    <li className="upload">
      <div role="alert">
        <Alert type="error">
          <strong>{name}</strong>: {text}
        </Alert>
      </div>
      <div className="buttons">
        {isTooMuch(code) && item.files.every(isPicture) && (
          <button type="button" className="usa-button" onClick={() => void uploads.shrink(item)}>
            {t('messages.todo.smaller')}
          </button>
        )}
        {!isFinal && (
          <button type="button" className="usa-button" onClick={() => uploads.again(item)}>
            {t('messages.todo.again')}
          </button>
        )}
        <button
          type="button"
          className="usa-button usa-button--unstyled"
          aria-label={t('messages.todo.closeNamed', { name })}
          onClick={() => uploads.drop(item.id)}
        >
          {t('messages.todo.close')}
        </button>
      </div>
    </li>
  );
}

/** Each refusal of a file has its own text. */
function useRefusalOfFile(
  { problem, code }: { readonly problem: unknown; readonly code: string },
  { documents, fileMegabytes: file, actionMegabytes: all }: OwnAction,
): string {
  const { t, i18n } = useTranslation();
  return t(`messages.file.${code}` as 'messages.file.file_too_large', {
    ...{ file, all, count: documents },
    defaultValue: messageRefusalText(problem, t, i18n.language),
  });
}
