import { useState } from 'react';

/** The rows that are chosen for one action on many: they stay so from page to page, and go with another search. */
export function useChosenRows(searchedFor: object) {
  const search = JSON.stringify(searchedFor);
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
