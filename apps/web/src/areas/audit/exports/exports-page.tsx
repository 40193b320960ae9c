import './exports.css';
import { Page } from '../../../shared/page.js';
import { useLive } from '../../../shared/use-live.js';
import { WithSubject } from '../parts/with-subject.js';
import { ExportsList } from './exports-list.js';
import { HowToVerify } from './how-to-verify.js';
import { exportsKey } from './parts.js';
import { PrepareExport } from './prepare-export.js';

const caseOnly = ['case'] as const;

/** Cases that leave the agency with their proofs: preparing one, and all that were prepared. */
export default function ExportsPage() {
  useLive(['case-exports:all'], exportsKey);
  return (
    <Page title="Exports">
      <p className="muted">
        A ZIP with a case's events, proofs that each of them stands in the ledger, a page to read, and a
        script that checks all of it. Preparing one, and each download, is recorded with your reason.
      </p>
      <WithSubject kinds={caseOnly}>{({ id }) => <PrepareExport caseNumber={id} />}</WithSubject>
      <ExportsList />
      <HowToVerify />
    </Page>
  );
}
