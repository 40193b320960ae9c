import { useState } from 'react';
import { answered } from '#api-client';
import { api } from '../../../shared/api.js';
import { CheckboxField } from '../../../shared/field.js';
import { ProblemAlert } from '../../../shared/problem-alert.js';
import { useCommand } from '../../../shared/use-command.js';
import { useMe } from '../../../shell/session.js';
import { exportsKey } from './parts.js';

/** Asks for an export of the case that was chosen. */
export function PrepareExport({ caseNumber }: { readonly caseNumber: string }) {
  const { rights } = useMe();
  const [household, setHousehold] = useState(false);
  const prepare = useCommand({
    run: (body: { readonly case: string; readonly household: boolean }, header) =>
      answered(api.POST('/api/v1/audit/exports', { body, params: { header } })),
    changes: [exportsKey],
  });
  return (
    <form
      className="panel exports__prepare"
      aria-label="Prepare an export"
      onSubmit={(event) => {
        event.preventDefault();
        if (!prepare.isPending) prepare.mutate({ case: caseNumber, household });
      }}
    >
      {prepare.isError && <ProblemAlert problem={prepare.error} />}
      {rights.includes('audit:export-household') ? (
        <CheckboxField
          label="With the other persons of the household"
          hint="Without, only the Primary Applicants can be read in it; what concerns others alone stands as its hash."
          checked={household}
          onChange={setHousehold}
        />
      ) : (
        <p className="muted">
          Only the Primary Applicants can be read in it: other persons of the household need the right
          audit:export-household.
        </p>
      )}
      <button type="submit" className="usa-button" aria-disabled={prepare.isPending}>
        {prepare.isPending ? 'Preparing …' : 'Prepare'}
      </button>
      <p role="status">
        {prepare.isSuccess &&
          'It stands first in the list below, which says how far it is. You may leave this page.'}
      </p>
    </form>
  );
}
