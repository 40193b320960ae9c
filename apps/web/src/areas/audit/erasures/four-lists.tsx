import { Alert } from '../../../shared/alert.js';
import { countText } from '../../../shared/numbers.js';
import { Moment } from '../parts/moment.js';
import { type Counted, type Erasure, whoText } from './erasure-types.js';

/** The dry run: what goes, what stays, what forbids it, what left before. Once it is done it warns of nothing any more. */
export function FourLists({ erasure: { dryRun, since, state } }: { readonly erasure: Erasure }) {
  const isDone = state === 'done';
  return (
    <>
      {dryRun.warnings.length > 0 && !isDone && (
        <Alert type="warning">
          <ul className="erasures__warnings">
            {dryRun.warnings.map((each) => (
              <li key={each.what}>{line(each)}</li>
            ))}
          </ul>
        </Alert>
      )}
      <div className="erasures__lists">
        <List title={isDone ? 'What went' : 'What goes'} counted={dryRun.goes} empty="Nothing." />
        <List title="What stays readable" counted={dryRun.stays} empty="Nothing." />
        <section className="panel" aria-label="Legal holds">
          <h2>Legal holds</h2>
          {dryRun.holds.length === 0 ? (
            <p className="muted">None stands.</p>
          ) : (
            <ul>
              {dryRun.holds.map(({ holdId, setBy }) => (
                <li key={holdId}>
                  Set by {whoText(setBy)}, <Moment at={setBy.at} />
                </li>
              ))}
            </ul>
          )}
        </section>
        <List title="What was handed out before" counted={dryRun.handedOut} empty="Nothing is known of." />
        {since.length > 0 && <List title="What came since the dry run" counted={since} empty="" />}
      </div>
    </>
  );
}

const List = ({
  title,
  counted,
  empty,
}: {
  readonly title: string;
  readonly counted: readonly Counted[];
  readonly empty: string;
}) => (
  <section className="panel" aria-label={title}>
    <h2>{title}</h2>
    {counted.length === 0 ? (
      <p className="muted">{empty}</p>
    ) : (
      <ul>
        {counted.map((each) => (
          <li key={each.what}>{line(each)}</li>
        ))}
      </ul>
    )}
  </section>
);

/** A number where it says something. */
const line = ({ count, text }: Counted): string => (count > 1 ? `${countText(count)} × ${text}` : text);
