import { type ReactNode, useState } from 'react';
import { useSearchParams } from 'react-router';
import { timeOfMomentText } from '../../../shared/dates.js';
import { Loading } from '../../../shared/loading.js';
import { useSignInWays } from '../../../shell/sign-in-ways.js';
import { useHeldReason } from './held-reason.js';
import { ReasonForm } from './reason-form.js';
import {
  type AuditSubject,
  type SubjectKind,
  subjectIn,
  subjectKinds,
  subjectName,
  subjectText,
} from './subject.js';
import { SubjectForm } from './subject-form.js';

/**
 * Subject and reason come first: what a page shows of a subject is asked for only when the address names one
 * (`?subject=case:B19900001`) and a reason holds for it. Of a demo a reason may stay out.
 */
export function WithSubject({
  kinds = subjectKinds,
  children,
}: {
  /** Those that this page can show. */
  readonly kinds?: readonly SubjectKind[];
  readonly children: (subject: AuditSubject) => ReactNode;
}) {
  const [address] = useSearchParams();
  const named = subjectIn(address);
  const subject = named && kinds.includes(named.kind) ? named : undefined;
  const about = subject && subjectName(subject);
  const why = useWhy(about);
  const [changes, setChanges] = useState(false);
  if (why === undefined) return <Loading />;
  const holds = subject !== undefined && (why.reason !== undefined || why.mayStayOut);
  if (subject === undefined || !holds || changes)
    return (
      <SubjectForm
        key={about}
        kinds={kinds}
        subject={subject}
        reasonMayStayOut={why.mayStayOut}
        {...(named !== undefined && subject === undefined && { refused: named })}
        {...(holds && { onCancel: () => setChanges(false) })}
        onDone={() => setChanges(false)}
      />
    );
  return (
    <>
      <HeldBar what={subjectText(subject)} why={why} onChange={() => setChanges(true)} />
      <div key={about} className="subject">
        {children(subject)}
      </div>
    </>
  );
}

/** The same for a page about no single subject, as the report of unusual looking is; `about` names what it shows. */
export function WithReason({
  about,
  what,
  children,
}: {
  /** For whom the reason holds: the page, `unusual`. */
  readonly about: string;
  /** For people: "All unusual looks". */
  readonly what: string;
  readonly children: ReactNode;
}) {
  const why = useWhy(about);
  const [changes, setChanges] = useState(false);
  if (why === undefined) return <Loading />;
  const holds = why.reason !== undefined || why.mayStayOut;
  if (!holds || changes)
    return (
      <ReasonForm
        about={about}
        what={what}
        mayStayOut={why.mayStayOut}
        {...(holds && { onCancel: () => setChanges(false) })}
        onDone={() => setChanges(false)}
      />
    );
  return (
    <>
      <HeldBar what={what} why={why} onChange={() => setChanges(true)} />
      {children}
    </>
  );
}

interface Why {
  readonly reason: string | undefined;
  readonly until: number | undefined;
  readonly mayStayOut: boolean;
}

/** Undefined while it is not known whether this is a demo. */
function useWhy(about: string | undefined): Why | undefined {
  const ways = useSignInWays();
  const held = useHeldReason(about);
  if (ways.isPending) return undefined;
  return { reason: held?.reason, until: held?.until, mayStayOut: ways.data?.demo === true };
}

function HeldBar({
  what,
  why: { reason, until },
  onChange,
}: {
  readonly what: string;
  readonly why: Why;
  readonly onChange: () => void;
}) {
  return (
    <section className="held" aria-label="Subject and reason">
      <p>
        <strong>{what}</strong>{' '}
        <span className="held__reason">
          {reason === undefined ? (
            <span className="muted">No reason given (demo)</span>
          ) : (
            <>
              Reason: {reason}
              {until !== undefined && (
                <span className="muted">
                  {' '}
                  (holds until {timeOfMomentText(new Date(until).toISOString())})
                </span>
              )}
            </>
          )}
        </span>
      </p>
      <button type="button" className="usa-button usa-button--unstyled" onClick={onChange}>
        Change<span className="usa-sr-only"> subject or reason</span>
      </button>
    </section>
  );
}
