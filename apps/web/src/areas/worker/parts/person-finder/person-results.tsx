import { type ReactNode, type RefObject, useId, useState } from 'react';
import type { components } from '#api-client';
import { useShortcuts } from '../../../../shared/shortcuts.js';
import { leaveOrBlur } from '../leave-or-blur.js';
import { PagesAbove, PagesBelow } from '../list/page-bars.js';
import { focusedRow, moveToRow } from '../row-cursor.js';
import type { PersonRow } from '../types.js';
import { PersonResultRow } from './person-result-row.js';

/** What else can be done with a person; `toResults` moves the focus to the results. */
export type RowAction = (person: PersonRow, toResults: () => void) => ReactNode;

/** "Search Results Summary" of Select Person, with Select and Cancel. */
export function PersonResults(props: {
  readonly heading: RefObject<HTMLHeadingElement | null>;
  readonly found: components['schemas']['PersonSearchResponse'];
  readonly chosen: string | null;
  readonly onChoose: (personId: string) => void;
  readonly onSelect: (personId: string, name: string) => void;
  readonly onCancel: () => void;
  readonly onPage: (page: number) => void;
  readonly rowAction?: RowAction | undefined;
  readonly nobody: ReactNode;
}) {
  const { heading, found, chosen, onChoose, onSelect, onCancel, onPage, rowAction, nobody } = props;
  const [refused, setRefused] = useState(false);
  const why = useId();
  const onThisPage = found.items.find((each) => each.personId === chosen);
  const select = () => {
    if (onThisPage === undefined) setRefused(true);
    else onSelect(onThisPage.personId, onThisPage.name);
  };
  const choose = (step: 1 | -1) => () => {
    moveToRow(step);
    const row = focusedRow();
    if (row !== undefined) onChoose(row);
  };
  useShortcuts([
    { keys: 'j', does: 'next person', run: choose(1) },
    { keys: 'k', does: 'previous person', run: choose(-1) },
    { keys: 's', does: 'Select', run: select },
    { keys: 'Escape', does: 'Cancel', run: () => leaveOrBlur(onCancel) },
  ]);
  const buttons = (
    <div className="actions actions--end">
      {onThisPage === undefined && found.items.length > 0 && (
        <span
          id={why}
          className={refused ? 'usa-error-message' : 'muted'}
          role={refused ? 'alert' : undefined}
        >
          Choose a person to select.
        </span>
      )}
      {found.items.length > 0 && (
        <button
          type="button"
          className="usa-button"
          aria-disabled={onThisPage === undefined}
          aria-describedby={onThisPage === undefined ? why : undefined}
          onClick={select}
        >
          Select
        </button>
      )}
      <button type="button" className="usa-button usa-button--outline" onClick={onCancel}>
        Cancel
      </button>
    </div>
  );
  return (
    <section className="panel" aria-labelledby="persons-found">
      <div className="panel__head">
        <h2 id="persons-found" ref={heading} tabIndex={-1}>
          Search Results Summary
        </h2>
        <PagesAbove {...found} onPage={onPage} />
      </div>
      {buttons}
      {found.more && (
        <p className="muted">
          More than {found.total} people were found: refine your search to see the right one.
        </p>
      )}
      {found.items.length === 0 ? (
        nobody
      ) : (
        <table className="usa-table usa-table--borderless rows-table persons">
          <caption className="usa-sr-only">People that were found</caption>
          <thead>
            <tr>
              {['Name', 'SSN', 'DOB', 'Alien#', 'CIN', 'Address', 'Why found'].map((each) => (
                <th key={each} scope="col">
                  {each}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {found.items.map((each) => (
              <PersonResultRow
                key={each.personId}
                person={each}
                chosen={each.personId === chosen}
                onChoose={() => {
                  setRefused(false);
                  onChoose(each.personId);
                }}
              >
                {rowAction?.(each, () => heading.current?.focus())}
              </PersonResultRow>
            ))}
          </tbody>
        </table>
      )}
      <PagesBelow {...found} onPage={onPage} />
    </section>
  );
}
