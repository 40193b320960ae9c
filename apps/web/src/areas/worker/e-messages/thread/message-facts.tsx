import { Link } from 'react-router';
import type { Thread } from '../../parts/e-message-types.js';
import { paths } from '../../parts/navigation.js';
import { Due } from '../due.js';
import { StatusTag } from '../status-tag.js';
import { languageNames, sizeText } from '../texts.js';

/** What a thread is about, in whose hands it is, and which clock runs. */
export function MessageFacts({ thread }: { readonly thread: Thread }) {
  const { subject, status, number, caseNumber, personName, personId, program, worker, workerName } = thread;
  return (
    <section className="panel" aria-labelledby="subject">
      <div className="panel__head">
        <h2 id="subject" className="message-subject">
          {subject}
        </h2>
        <StatusTag status={status} />
      </div>
      <dl className="facts">
        <Fact name="Number">{number}</Fact>
        <Fact name="Case Number">
          <Link to={paths.caseSummary(caseNumber)}>{caseNumber}</Link>
        </Fact>
        <Fact name="Person">
          <Link to={paths.contactDetail(caseNumber, personId)} aria-label={`Contact Detail of ${personName}`}>
            {personName}
          </Link>
        </Fact>
        <Fact name="e-Message Type">
          {thread.type}
          {thread.actionType && `: ${thread.actionType}`}
        </Fact>
        <Fact name="Worker">
          {workerName ?? worker ?? <span className="muted">Nobody</span>}
          {program && <span className="muted"> ({program})</span>}
        </Fact>
        <ClockFact thread={thread} />
        {thread.form && (
          <Fact name="View Documents">
            <a href={`/api/v1/files/${thread.form.fileId}`} download>
              {thread.form.title}
            </a>{' '}
            <span className="muted">
              ({languageNames[thread.form.language]}, {sizeText(thread.form.size)}
              {thread.form.returnExpected && ', to be completed and returned'})
            </span>
          </Fact>
        )}
        {thread.follows && (
          <Fact name="In place of">
            <Link to={paths.eMessage(thread.follows)}>an action that was closed</Link>
          </Fact>
        )}
        {thread.followedBy && (
          <Fact name="Goes on in">
            <Link to={paths.eMessage(thread.followedBy)}>a new action</Link>
          </Fact>
        )}
        <NotificationFact thread={thread} />
      </dl>
    </section>
  );
}

const Fact = ({ name, children }: { readonly name: string; readonly children: React.ReactNode }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);

function ClockFact({ thread: { clock, due, overdue, waiting } }: { readonly thread: Thread }) {
  const ends = clock?.ends ?? due;
  if (ends === null || ends === undefined) return null;
  return (
    <Fact
      name={clock === null ? 'Due' : waiting === 'customer' ? 'Customer’s turn, due' : 'County’s turn, due'}
    >
      <Due due={ends} overdue={overdue} />
    </Fact>
  );
}

const mails = {
  off: 'No mail was sent',
  waiting: 'The mail is on its way',
  sent: 'The mail was sent',
} as const;

function NotificationFact({ thread: { notification } }: { readonly thread: Thread }) {
  if (notification === null || notification.state === 'failed' || notification.state === 'returned')
    return null;
  return <Fact name="e-Notification">{mails[notification.state]}</Fact>;
}
