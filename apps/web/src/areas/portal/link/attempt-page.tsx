import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Navigate, useParams } from 'react-router';
import { Loading } from '../../../shared/loading.js';
import { Page } from '../../../shared/page.js';
import { useIsPressed } from '../../../shared/use-command.js';
import { OtherAccount } from '../../../shell/other-account.js';
import { useMe } from '../../../shell/session.js';
import { useIsLinked } from '../parts/own.js';
import { Refusal } from '../parts/refusal.js';
import { isRefusal } from '../parts/refusal-text.js';
import { useWatched } from '../parts/use-watched.js';
import { type HowLinked, type Why, ways } from '../parts/ways.js';
import { useAttempt, type Verification } from './attempt.js';

/** What a page of an attempt gets to show. */
export interface InAttempt {
  readonly attemptId: string;
  readonly verification: Verification;
  /** Two-digit code of the county that was entered. */
  readonly county: string;
  /** Says what the customer saw happen, before the attempt ends by it. */
  readonly sayWhy: (why: Why['why']) => void;
}

/**
 * Shows a page of an attempt while it can be verified. However it ends, here, in another window or by its clock, the
 * page gives way to the one that says what came of it.
 */
export function AttemptPage({ show }: { readonly show: (shown: InAttempt) => ReactNode }) {
  const { attemptId = '' } = useParams();
  const query = useAttempt(attemptId);
  const { data: attempt, error, refetch } = query;
  const [why, sayWhy] = useState<Why['why']>();
  const isPressed = useIsPressed();
  // As it was last seen open: only an end that was seen to come is news.
  const [open, setOpen] = useState<typeof attempt>();
  // Who signs in again and presses before it was asked for anew sees what comes of it, too.
  const watched = useWatched(query) ?? (isPressed ? attempt : undefined);
  const nowOpen = watched === undefined || watched.outcome === 'verify' ? watched : open;
  if (nowOpen !== open) setOpen(nowOpen);
  if (attempt === undefined)
    return error ? <NoAttempt problem={error} onRetry={() => void refetch()} /> : <Loading />;
  // What a live hint tells may outrun the answer to what was pressed here, which knows why it ended.
  const { outcome, county, verification, askedBefore } = (isPressed && nowOpen) || attempt;
  switch (outcome) {
    case 'verify':
      return verification && show({ attemptId, county, verification, sayWhy });
    case 'linked':
      return (
        <Navigate
          to={ways.linked}
          state={{ verified: true, justNow: nowOpen !== undefined } satisfies HowLinked}
          replace
        />
      );
    case 'requested':
      if (askedBefore !== null)
        return <Navigate to={ways.requests} state={{ askedBefore: askedBefore.requestId }} replace />;
      return <Navigate to={ways.requested} state={why ? { why } : null} replace />;
    case 'contact_county':
      return <Navigate to={ways.contactCounty} state={{ county }} replace />;
  }
}

/** Another account's attempt is like one that never was: who opened its mail may sign in as its owner, and be here again. */
function NoAttempt({ problem, onRetry }: { readonly problem: Error; readonly onRetry: () => void }) {
  const { t } = useTranslation();
  const { name } = useMe();
  const linked = useIsLinked();
  const missing = isRefusal(problem, 'not_found');
  return (
    <Page title={missing ? t('portal.code.notFound') : t('problem.broken.title')} width="reading">
      {missing ? (
        <>
          <p className="usa-intro">{t('portal.code.notFoundText')}</p>
          <p>{t('portal.confirm.who', { name })}</p>
          <div className="buttons">
            <OtherAccount look="usa-button--big" />
            {!linked && (
              <Link className="usa-link" to={ways.ask}>
                {t('portal.code.startAgain')}
              </Link>
            )}
          </div>
        </>
      ) : (
        <Refusal problem={problem} onRetry={onRetry} />
      )}
    </Page>
  );
}
