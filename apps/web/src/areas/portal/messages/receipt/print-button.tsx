import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../../../shared/api.js';
import { useToast } from '../../../../shell/toasts.js';
import { BusyButton } from '../../parts/busy-button.js';
import { portalKey } from '../../parts/own.js';
import { messageRefusalText } from '../parts/message-refusal.js';

/** Prints the page. What it shows is asked for once more, for paper: that is recorded as a look of its own. */
export function PrintButton() {
  const { t, i18n } = useTranslation();
  const queries = useQueryClient();
  const toast = useToast();
  const [busy, setBusy] = useState(false);
  const print = async () => {
    setBusy(true);
    try {
      await client.printing(() =>
        queries.refetchQueries({ queryKey: portalKey, type: 'active' }, { throwOnError: true }),
      );
      window.print();
    } catch (problem) {
      toast('error', `${t('messages.receipt.notPrinted')} ${messageRefusalText(problem, t, i18n.language)}`);
    } finally {
      setBusy(false);
    }
  };
  return (
    <BusyButton busy={busy} onClick={() => void print()}>
      {t('messages.receipt.print')}
    </BusyButton>
  );
}
