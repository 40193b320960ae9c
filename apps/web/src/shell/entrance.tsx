import { Navigate } from 'react-router';
import { Loading } from '../shared/loading.js';
import { ProblemAlert } from '../shared/problem-alert.js';
import { homeOf } from './areas.js';
import { useSession } from './session.js';

/** `/`: each to the home of their own area. */
export function Entrance() {
  const { me, problem } = useSession();
  if (problem !== null) return <ProblemAlert problem={problem} />;
  if (me === undefined) return <Loading />;
  if (me === null) return <Navigate to="/sign-in" replace />;
  return <Navigate to={homeOf(me.role)} replace />;
}
