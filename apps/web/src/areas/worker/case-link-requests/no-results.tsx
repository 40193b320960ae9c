import type { SearchCriteria } from './search-criteria.js';

/** Nothing found, and what to do about it. */
export function NoResults({ criteria }: { readonly criteria: SearchCriteria }) {
  const named = criteria.firstName !== '' || criteria.lastName !== '';
  const narrowed = named || criteria.from || criteria.to || criteria.assignee !== '';
  return (
    <p className="empty">
      {named
        ? 'No requests match. Names must be spelled exactly as the registrant entered them: check the spelling, or search with the last name only.'
        : narrowed
          ? 'No requests match. Choose another status, a longer date range, or anybody under "Assigned to".'
          : `There are no ${criteria.status.toLowerCase()} requests in your county. New ones appear here by themselves.`}
    </p>
  );
}
