import { type SyntheticEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answered } from '#api-client';
import { api } from '../../../../shared/api.js';
import { CheckboxField } from '../../../../shared/field.js';
import { useCommand } from '../../../../shared/use-command.js';
import { useToast } from '../../../../shell/toasts.js';
import { BusyButton } from '../../parts/busy-button.js';
import { portalKey } from '../../parts/own.js';
import { MessageRefusal } from '../parts/message-refusal.js';

/** What a mail tells of, and how notices come. */
export function ENotificationForm(now: { readonly on: boolean; readonly noas: boolean }) {
  const { t } = useTranslation();
  const toast = useToast();
  const [on, setOn] = useState(now.on);
  const [noas, setNoas] = useState(now.noas);
  const save = useCommand({
    run: (body: { on: boolean; noas: boolean }, header) =>
      answered(api.PUT('/api/v1/portal/e-notification', { body, params: { header } })),
    changes: [portalKey],
    onDone: () => toast('success', t('messages.notify.saved')),
  });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    save.mutate({ on, noas });
  };
  return (
    <form className="steps-form" onSubmit={submit}>
      {save.isError && <MessageRefusal key={save.failureCount} problem={save.error} />}
      <fieldset className="usa-fieldset">
        <legend className="usa-legend">{t('messages.notify.legend')}</legend>
        <CheckboxField label={t('messages.notify.messages')} checked={on} onChange={setOn} />
        <CheckboxField
          label={t('messages.notify.noas')}
          hint={t('messages.notify.noasHint')}
          checked={noas}
          onChange={setNoas}
        />
      </fieldset>
      <BusyButton type="submit" busy={save.isPending}>
        {t('messages.notify.save')}
      </BusyButton>
    </form>
  );
}
