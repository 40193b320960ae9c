import { Folded } from '../../../shared/folded.js';
import { keyed } from '../../../shared/keyed.js';
import { RowsTable } from '../../../shared/staff/rows-table.js';

/** One field at two moments, in words; null: there was none. */
export interface ComparedField {
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** A row a field, the two values side by side: what differs first, what is equal folded into one line. */
export function CompareTable({
  caption,
  before,
  after,
  fields,
}: {
  readonly caption: string;
  /** Heads the first value: its moment. */
  readonly before: string;
  readonly after: string;
  readonly fields: readonly ComparedField[];
}) {
  const differing = fields.filter((each) => each.before !== each.after);
  const equal = fields.filter((each) => each.before === each.after);
  return (
    <div className="compare">
      {differing.length === 0 ? (
        <p className="empty">Nothing differs between the two.</p>
      ) : (
        <RowsTable
          caption={caption}
          rows={differing}
          nameOf={({ field }) => field}
          columns={[
            { head: 'Field', shown: ({ field }) => field },
            { head: before, shown: (each) => <Value of={each.before} /> },
            { head: after, shown: (each) => <Value of={each.after} /> },
          ]}
        />
      )}
      {equal.length > 0 && (
        <Folded folds summary={equal.length === 1 ? '1 field is equal' : `${equal.length} fields are equal`}>
          <dl className="facts equal">
            {keyed(equal, ({ field }) => field).map(([key, each]) => (
              <div key={key}>
                <dt>{each.field}</dt>
                <dd>
                  <Value of={each.before} />
                </dd>
              </div>
            ))}
          </dl>
        </Folded>
      )}
    </div>
  );
}

const Value = ({ of }: { readonly of: string | null }) => of ?? <span className="muted">-</span>;
