import { useQuery } from '@tanstack/react-query';
import { answered } from '#api-client';
import { api } from '../../../shared/api.js';
import { Loading } from '../../../shared/loading.js';
import { Page } from '../../../shared/page.js';
import { ProblemAlert } from '../../../shared/problem-alert.js';
import { Forbidden } from '../../../shell/problem-pages.js';
import { useMe } from '../../../shell/session.js';
import type { KeptContact } from './contact-form.js';
import { ContactSettings } from './contact-settings.js';
import type { KeptRules } from './e-message-form.js';
import { EMessageSettings } from './e-message-settings.js';
import { settingsKey } from './settings-key.js';
import './settings.css';

/**
 * County Settings: how customers reach the county, and what holds for e-Messages. The other rules that hold in it are
 * changed over the API.
 */
export function CountySettings() {
  const { rights } = useMe();
  const settings = useQuery({
    queryKey: settingsKey,
    queryFn: () => answered(api.GET('/api/v1/county-settings')),
    enabled: rights.includes('settings:edit'),
  });
  if (!rights.includes('settings:edit')) return <Forbidden />;
  return (
    <Page title="County Settings">
      {settings.isPending && <Loading />}
      {settings.isError && <ProblemAlert problem={settings.error} onRetry={() => void settings.refetch()} />}
      {settings.data && (
        <>
          <ContactSettings kept={settings.data.settings.contact satisfies KeptContact} />
          <EMessageSettings kept={rules(settings.data.settings)} />
        </>
      )}
    </Page>
  );
}

const rules = ({
  businessHours,
  eMessagePolicy,
  eMessageTemplates,
  documentsPerAction,
  fileMegabytes,
  actionMegabytes,
}: KeptRules): KeptRules => ({
  businessHours,
  eMessagePolicy,
  eMessageTemplates,
  documentsPerAction,
  fileMegabytes,
  actionMegabytes,
});
