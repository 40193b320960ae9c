import type { ReactNode } from 'react';
import { Navigate, useLocation } from 'react-router';
import { Loading } from '../shared/loading.js';
import { ProblemAlert } from '../shared/problem-alert.js';
import { Forbidden } from './problem-pages.js';
import { type Me, useSession } from './session.js';

/**
 * Lets only those into an area whose role it is made for, or who have one of its rights; sends the others to sign in, or
 * says why not.
 */
export function AreaGate({
  roles = [],
  rights = [],
  children,
}: {
  readonly roles?: readonly Me['role'][];
  readonly rights?: Me['rights'];
  readonly children: ReactNode;
}) {
  const { me, problem } = useSession();
  const { pathname, search } = useLocation();
  if (problem !== null) return <ProblemAlert problem={problem} />;
  if (me === undefined) return <Loading />;
  if (me === null) return <Navigate to={`/sign-in?next=${encodeURIComponent(pathname + search)}`} replace />;
  if (!roles.includes(me.role) && !rights.some((each) => me.rights.includes(each))) return <Forbidden />;
  return children;
}
