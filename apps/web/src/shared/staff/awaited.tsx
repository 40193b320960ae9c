import { Loading } from '../loading.js';
import { type Asked, QueryProblem } from './query-problem.js';

/** What stands in the place of a query's answer: that it is on its way, or what keeps it. */
export const Awaited = ({ query }: { readonly query: Asked & { readonly isPending: boolean } }) => (
  <>
    {query.isPending && <Loading />}
    <QueryProblem query={query} />
  </>
);
