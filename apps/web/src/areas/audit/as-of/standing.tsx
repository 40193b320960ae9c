import type { UseQueryResult } from '@tanstack/react-query';
import { ApiProblem } from '#api-client';
import { Alert } from '../../../shared/alert.js';
import { exactMomentText } from '../../../shared/dates.js';
import { keyed } from '../../../shared/keyed.js';
import { Loading } from '../../../shared/loading.js';
import { ProblemAlert } from '../../../shared/problem-alert.js';
import { CompareTable } from '../parts/compare-table.js';
import { Moment } from '../parts/moment.js';
import { shownText, shownValue } from '../parts/shown-value.js';
import { comparedFields } from './compared-fields.js';
import type { AsOf } from './use-as-of.js';

/** How it stood; before its first event, the way to that. */
export function Standing({
  found,
  onFirst,
}: {
  readonly found: UseQueryResult<AsOf>;
  readonly onFirst: (at: string) => void;
}) {
  if (found.isPending) return <Loading />;
  if (found.isError) {
    const { error } = found;
    const first =
      error instanceof ApiProblem && error.code === 'before_first_event' ? error.until : undefined;
    return first === undefined ? (
      <ProblemAlert key={found.errorUpdatedAt} problem={error} onRetry={() => void found.refetch()} />
    ) : (
      <div role="alert">
        <Alert type="warning">
          Nothing was known yet at that moment. The first event is of <Moment at={first} />.{' '}
          <button type="button" className="usa-button usa-button--unstyled" onClick={() => onFirst(first)}>
            Show how it stood then
          </button>
        </Alert>
      </div>
    );
  }
  return found.data.compareTo === null ? <State of={found.data} /> : <Compared of={found.data} />;
}

const Folded = ({ of }: { readonly of: AsOf }) => (
  <p className="muted">
    {of.folded} {of.events} {of.events === 1 ? 'event' : 'events'}, the last of <Moment at={of.lastAt} />.
    {of.clock === 'happened' && ' By when things happened, where the events say so.'}
  </p>
);

function State({ of }: { readonly of: AsOf }) {
  return (
    <section className="panel" aria-labelledby="standing">
      <h2 id="standing">
        As of <Moment at={of.at} />
      </h2>
      {of.seen && (
        <p>
          As {of.seen.by} saw it ({of.seen.route}).
        </p>
      )}
      <Folded of={of} />
      {of.state.map(({ view, id, title, fields }) => (
        <section key={`${view} ${id}`} aria-label={title}>
          <h3>{title}</h3>
          <dl className="facts">
            {keyed(fields, ({ field }) => field).map(([key, { field, value }]) => (
              <div key={key}>
                <dt>{field}</dt>
                <dd>{shownValue(value)}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </section>
  );
}

function Compared({ of }: { readonly of: AsOf }) {
  const [before, after] = [of.at, of.compareTo!].sort() as [string, string];
  return (
    <section className="panel" aria-labelledby="compared">
      <h2 id="compared">Compared</h2>
      <Folded of={of} />
      <CompareTable
        caption="What differs between the two moments"
        before={exactMomentText(before)}
        after={exactMomentText(after)}
        fields={comparedFields(of).map((each) => ({
          ...each,
          before: shownText(each.before),
          after: shownText(each.after),
        }))}
      />
    </section>
  );
}
