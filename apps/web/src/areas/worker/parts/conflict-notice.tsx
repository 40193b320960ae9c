import { useEffect, useRef } from 'react';
import { Alert } from '../../../shared/alert.js';
import { momentText } from '../../../shared/dates.js';
import type { Difference } from './contact-words.js';

/** What somebody else saved while this page was open; `differences` is missing when it is not known any more. */
export interface Meanwhile {
  readonly at: string | null;
  readonly differences: readonly Difference[] | undefined;
  /** Milliseconds by the machine's clock. */
  readonly shownAt: number;
  /** Save was pressed before or just when it was shown. */
  readonly pressed: boolean;
}

/** Somebody else saved first: what changed, what became of the own typing, and what to do now. */
export function ConflictNotice({
  what,
  meanwhile,
  takesFocus,
  onDiscard,
}: {
  /** What was changed: `this Contact Detail`. */
  readonly what: string;
  readonly meanwhile: Pick<Meanwhile, 'at' | 'differences'>;
  /** After a press of Save; never under the hands of somebody who types. */
  readonly takesFocus: boolean;
  readonly onDiscard: () => void;
}) {
  const notice = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (takesFocus) notice.current?.focus();
  }, [takesFocus]);
  const { at, differences } = meanwhile;
  return (
    <div ref={notice} tabIndex={-1} className="problem" role="alert">
      <Alert type="warning">
        <strong>
          Somebody else changed {what}
          {at !== null && ` (${momentText(at)})`} after you opened it. Your changes are not saved yet.
        </strong>{' '}
        What you typed is still below; what you did not touch shows what they saved.
        {differences === undefined ? (
          ' Check every field and the phone numbers, then save again.'
        ) : (
          <>
            {' '}
            Check it, then save again.
            <div className="table-scroll">
              <table className="usa-table usa-table--borderless stacks conflict">
                <caption>What they changed</caption>
                <thead>
                  <tr>
                    <th scope="col">Field</th>
                    <th scope="col">When you opened it</th>
                    <th scope="col">Saved now</th>
                  </tr>
                </thead>
                <tbody>
                  {differences.map(({ field, before, now }) => (
                    <tr key={field}>
                      <th scope="row">{field}</th>
                      <td data-label="When you opened it">{before}</td>
                      <td data-label="Saved now">{now}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          </>
        )}
        <button type="button" className="usa-button usa-button--unstyled" onClick={onDiscard}>
          Discard my changes and keep theirs
        </button>
      </Alert>
    </div>
  );
}
