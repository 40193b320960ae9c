import { type KeyboardEvent, useState } from 'react';
import { type County, countiesLike, countyMeant } from './county-search.js';
import type { LinkForm } from './link-form.js';

/** The chosen county, or else what was typed to find it. */
export type CountyEntry = Pick<LinkForm, 'county' | 'countyTyped'>;

/** What the county's combo box shows and does: typed text, list, marked option. */
export function useCountyChoice(
  counties: readonly County[],
  { county: value, countyTyped: typed }: CountyEntry,
  onChange: (entry: CountyEntry) => void,
) {
  const chosen = counties.find(({ code }) => code === value);
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(-1);
  const offered = countiesLike(counties, typed);
  const active = open ? offered[at] : undefined;
  const show = (marked = -1) => {
    setOpen(true);
    setAt(marked);
  };
  const close = () => setOpen(false);
  const choose = (county: County) => {
    onChange({ county: county.code, countyTyped: '' });
    close();
  };
  const type = (text: string) => {
    onChange({ county: '', countyTyped: text });
    show();
  };
  const clear = () => onChange({ county: '', countyTyped: '' });
  /** Leaving the field takes what is marked or meant; other text stays. */
  const leave = () => {
    const meant = active ?? countyMeant(counties, typed);
    if (meant) choose(meant);
    else close();
  };
  const move = (by: 1 | -1) => {
    const first = chosen ? offered.indexOf(chosen) : 0;
    const wanted = open && at >= 0 ? at + by : first;
    show(Math.min(Math.max(wanted, 0), offered.length - 1));
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') move(1);
    else if (event.key === 'ArrowUp') move(-1);
    else if (event.key === 'Escape' && open) close();
    else if (event.key === 'Enter') {
      const meant = active ?? countyMeant(counties, typed);
      if (meant) choose(meant);
      // With the list closed, Enter sends the form, now with the county that was typed.
      if (!open || !meant) return;
    } else return;
    event.preventDefault();
  };
  return {
    text: chosen?.name ?? typed,
    offered,
    active,
    open,
    show,
    close,
    choose,
    type,
    clear,
    leave,
    press,
  };
}
