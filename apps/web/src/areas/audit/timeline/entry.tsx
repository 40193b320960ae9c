import { Link } from 'react-router';
import { type Column, RowsTable } from '../../../shared/staff/rows-table.js';
import { Moment } from '../parts/moment.js';
import { shownValue } from '../parts/shown-value.js';
import { type AuditSubject, subjectIn, subjectName, subjectText } from '../parts/subject.js';
import type { TimelineEntry, ToldEvent } from './use-timeline.js';

/** One event: when, who and what; opened, what it changed, why, and what came of it. */
export function Entry({ entry, subject }: { readonly entry: TimelineEntry; readonly subject: AuditSubject }) {
  const { at, words, type, changes, cause, effects, subjects } = entry;
  const own = subjectName(subject);
  const stateful = [own, ...subjects].find((each) => !each.startsWith('worker:'));
  const others = subjects.filter((each) => each !== own).flatMap(asSubject);
  return (
    <li className="entry" tabIndex={-1}>
      <details>
        <summary>
          <Moment at={at} /> <span className="entry__words">{words}</span>
        </summary>
        <div className="entry__more">
          {changes.length > 0 && (
            <RowsTable
              caption="What changed"
              columns={changeColumns}
              rows={changes}
              nameOf={({ field }) => field}
            />
          )}
          {cause && (
            <p>
              Because of: <EventLink event={cause} />
            </p>
          )}
          {effects.length > 0 && (
            <div>
              Caused:
              <ul>
                {effects.map((each) => (
                  <li key={each.eventId}>
                    <EventLink event={each} />
                  </li>
                ))}
              </ul>
            </div>
          )}
          <p className="entry__links">
            {stateful && (
              <Link to={`/audit/as-of?${new URLSearchParams({ subject: stateful, at })}`}>As of then</Link>
            )}
            {others.map((each) => (
              <Link key={subjectName(each)} to={`/audit/timeline?subject=${subjectName(each)}`}>
                {subjectText(each)}
              </Link>
            ))}
            <span className="muted">{type}</span>
          </p>
        </div>
      </details>
    </li>
  );
}

const changeColumns: readonly Column<TimelineEntry['changes'][number]>[] = [
  { head: 'Field', shown: ({ field }) => field },
  { head: 'From', shown: ({ from }) => shownValue(from) },
  { head: 'To', shown: ({ to }) => shownValue(to) },
];

/** An event elsewhere: its words lead to the timeline of what it is about. */
function EventLink({ event: { at, words, subjects } }: { readonly event: ToldEvent }) {
  const [about] = subjects.flatMap(asSubject);
  return (
    <>
      <Moment at={at} />{' '}
      {about ? <Link to={`/audit/timeline?subject=${subjectName(about)}`}>{words}</Link> : words}
    </>
  );
}

const asSubject = (name: string): readonly AuditSubject[] => {
  const found = subjectIn(new URLSearchParams({ subject: name }));
  return found === undefined ? [] : [found];
};
