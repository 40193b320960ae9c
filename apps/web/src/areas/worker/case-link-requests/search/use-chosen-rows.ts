import { useState } from 'react';
import type { SearchCriteria } from '../../parts/request-criteria.js';

/** The rows that are chosen for one action on many: they stay so from page to page, and go with another search. */
export function useChosenRows(criteria: SearchCriteria) {
  const search = JSON.stringify({ ...criteria, page: 1, pageSize: 25, sort: 'newest' });
  const [kept, setKept] = useState({ search, chosen: new Set<string>() as ReadonlySet<string> });
  const chosen = kept.search === search ? kept.chosen : none;
  const only = (ids: Iterable<string>) => setKept({ search, chosen: new Set(ids) });
  return {
    chosen,
    only,
    clear: () => only([]),
    add: (ids: readonly string[]) => only([...chosen, ...ids]),
    remove: (ids: readonly string[]) => {
      if (ids.some((each) => chosen.has(each))) only([...chosen].filter((each) => !ids.includes(each)));
    },
    toggle: (id: string) =>
      only(chosen.has(id) ? [...chosen].filter((each) => each !== id) : [...chosen, id]),
  };
}

const none: ReadonlySet<string> = new Set();
