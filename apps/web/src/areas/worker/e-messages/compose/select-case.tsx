import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { answered } from '#api-client';
import { api } from '../../../../shared/api.js';
import { Dialog } from '../../../../shared/dialog.js';
import { TextField } from '../../../../shared/field.js';
import { Loading } from '../../../../shared/loading.js';
import { FormDialogButtons } from '../../../../shared/staff/form-dialog.js';
import { QueryProblem } from '../../../../shared/staff/query-problem.js';

interface Asked {
  readonly caseNumber: string;
  readonly name: string;
}

/** Select of Case Number: a search among the county's cases, and one of them chosen. */
export function SelectCase({
  onSelect,
  onClose,
}: {
  readonly onSelect: (caseNumber: string) => void;
  readonly onClose: () => void;
}) {
  const [typed, setTyped] = useState<Asked>({ caseNumber: '', name: '' });
  const [asked, setAsked] = useState<Asked>();
  const heading = useRef<HTMLHeadingElement>(null);
  const found = useQuery({
    queryKey: ['cases', 'select', asked],
    queryFn: () =>
      answered(
        api.POST('/api/v1/cases/search', {
          body: {
            ...(asked!.caseNumber && { caseNumber: asked!.caseNumber }),
            ...(asked!.name && { name: asked!.name }),
            ...{ page: 1, pageSize: 25 },
          },
        }),
      ),
    enabled: asked !== undefined,
  });
  const { data } = found;
  useEffect(() => {
    if (data) heading.current?.focus();
  }, [data]);
  return (
    <Dialog title="Select Case" onClose={onClose}>
      <form
        className="dialog-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setAsked({ caseNumber: typed.caseNumber.trim(), name: typed.name.trim() });
        }}
      >
        <TextField
          label="Case Number"
          hint="Whole or its beginning"
          maxLength={15}
          value={typed.caseNumber}
          onChange={(caseNumber) => setTyped({ ...typed, caseNumber })}
        />
        <TextField
          label="Name"
          hint="Last, First of anybody on the case"
          maxLength={200}
          value={typed.name}
          onChange={(name) => setTyped({ ...typed, name })}
        />
        <FormDialogButtons action="Search" onClose={onClose} />
      </form>
      {found.isFetching && <Loading />}
      <QueryProblem query={found} />
      {data && (
        <>
          <h3 ref={heading} tabIndex={-1}>
            Search Results Summary
          </h3>
          {data.items.length === 0 && <p>No cases match.</p>}
          <ul className="case-choice">
            {data.items.map(({ caseNumber, name, status }) => (
              <li key={caseNumber}>
                <span>
                  {name} <span className="muted">({status})</span>
                </span>
                <button
                  type="button"
                  className="usa-button usa-button--outline"
                  aria-label={`Select ${caseNumber}, ${name}`}
                  onClick={() => onSelect(caseNumber)}
                >
                  Select
                </button>
              </li>
            ))}
          </ul>
          {data.total > data.items.length && (
            <p className="muted">There are more. Enter more of the number or the name.</p>
          )}
        </>
      )}
    </Dialog>
  );
}
