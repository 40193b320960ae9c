import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { answered } from '#api-client';
import { type Language, setLanguage, showFor, shownLanguage } from '../i18n/index.js';
import { api } from '../shared/api.js';
import { followLive } from '../shared/live/windows.js';
import { problemText } from '../shared/problem-text.js';
import { useCommand } from '../shared/use-command.js';
import { useSession } from './session.js';
import { useToast } from './toasts.js';

/**
 * The pages speak the language of the customer's account, on whatever device it was chosen; an account that has none
 * yet takes that of the page which its owner signed in from (rule G9). Shows nothing.
 */
export function AccountLanguage() {
  const { me, refresh } = useSession();
  const role = me?.role;
  const language = me?.language ?? null;
  const topics = me?.role === 'customer' ? me.topics.join(',') : '';
  useEffect(() => {
    void showFor(role && { role, language });
    if (role !== 'customer' || language !== null) return;
    // Nobody asked for it, so nobody is told when it fails: the next page tries again.
    keepLanguage(shownLanguage()).then(refresh, () => undefined);
  }, [role, language, refresh]);
  useEffect(() => {
    if (topics === '') return;
    return followLive(topics.split(','), () => void refresh().catch(() => undefined));
  }, [topics, refresh]);
  return null;
}

/** Changes the language of every page at once; a customer's account keeps it. */
export function useChooseLanguage(): (language: Language) => void {
  const { me, refresh } = useSession();
  const { t } = useTranslation();
  const toast = useToast();
  const keep = useCommand({
    run: keepLanguage,
    changes: [],
    onDone: () => void refresh(),
    onRefused: (problem) => toast('error', problemText(problem, t)),
  });
  return (language) => {
    void setLanguage(language);
    if (me?.role === 'customer') keep.mutate(language);
  };
}

const keepLanguage = (language: Language) =>
  answered(api.PUT('/api/v1/portal/account/language', { body: { language } }));
