import './prove.css';
import { useQuery } from '@tanstack/react-query';
import { answered } from '#api-client';
import { Alert } from '../../../shared/alert.js';
import { api } from '../../../shared/api.js';
import { Page } from '../../../shared/page.js';
import { Awaited } from '../../../shared/staff/awaited.js';
import { useLive } from '../../../shared/use-live.js';
import { useMe } from '../../../shell/session.js';
import { KeysAndCheckpoints } from './keys-and-checkpoints.js';
import { LedgerFacts } from './ledger-facts.js';
import { proveKey, titles } from './parts.js';
import { sentence } from './sentence.js';
import { Verification } from './verification.js';

/** That nothing was altered: how far, by which key, and a check of all of it. Shows nobody's data. */
export default function ProvePage() {
  const { rights } = useMe();
  const ledger = useQuery({
    queryKey: proveKey,
    queryFn: () => answered(api.GET('/api/v1/audit/ledger')),
    refetchInterval: 15_000,
  });
  useLive(rights.includes('audit:verify') ? ['ledger-verify'] : [], proveKey);
  return (
    <Page title="Prove">
      <Awaited query={ledger} />
      {ledger.data && (
        <>
          <p className="prove__sentence">{sentence(ledger.data)}</p>
          {ledger.data.ledgers
            .filter(({ state }) => state === 'refused')
            .map((each) => (
              <Alert key={each.ledger} type="error">
                {titles[each.ledger]}: sealing stopped. {each.refused} Work goes on; keep the data folder as
                it is, and tell whoever operates the server and your security officer.
              </Alert>
            ))}
          {rights.includes('audit:verify') && <Verification run={ledger.data.lastRun} />}
          {ledger.data.ledgers.map((each) => (
            <LedgerFacts key={each.ledger} ledger={each} />
          ))}
          <KeysAndCheckpoints ledgers={ledger.data.ledgers} />
        </>
      )}
    </Page>
  );
}
