import { Folded } from '../../../shared/folded.js';

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
        <table className="usa-table usa-table--borderless rows-table">
          <caption className="usa-sr-only">{caption}</caption>
          <thead>
            <tr>
              {['Field', before, after].map((each) => (
                <th key={each} scope="col">
                  {each}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {differing.map((each) => (
              <tr key={each.field}>
                <th scope="row">{each.field}</th>
                <td data-label={before}>
                  <Value of={each.before} />
                </td>
                <td data-label={after}>
                  <Value of={each.after} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {equal.length > 0 && (
        <Folded folds summary={equal.length === 1 ? '1 field is equal' : `${equal.length} fields are equal`}>
          <dl className="equal">
            {equal.map((each) => (
              <div key={each.field}>
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
