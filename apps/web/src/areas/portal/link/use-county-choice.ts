import { type KeyboardEvent, useState } from 'react';
import { type County, countiesLike, countyMeant } from './county-search.js';

/** What the county's combo box shows and does: typed text, list, marked option. */
export function useCountyChoice(
  counties: readonly County[],
  value: string,
  onChange: (code: string) => void,
) {
  const chosen = counties.find(({ code }) => code === value);
  const [typed, setTyped] = useState<string>();
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(-1);
  const offered = countiesLike(counties, typed ?? '');
  const active = open ? offered[at] : undefined;
  const show = (marked = -1) => {
    setOpen(true);
    setAt(marked);
  };
  const close = () => setOpen(false);
  const choose = (county: County) => {
    onChange(county.code);
    setTyped(undefined);
    close();
  };
  const type = (text: string) => {
    setTyped(text);
    onChange('');
    show();
  };
  const clear = () => {
    setTyped(undefined);
    onChange('');
  };
  /** Leaving the field takes what is marked or meant; other text stays. */
  const leave = () => {
    const meant = active ?? countyMeant(counties, typed ?? '');
    if (meant) choose(meant);
    else close();
  };
  const move = (by: 1 | -1) => {
    const first = chosen && typed === undefined ? offered.indexOf(chosen) : 0;
    const wanted = open && at >= 0 ? at + by : first;
    show(Math.min(Math.max(wanted, 0), offered.length - 1));
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') move(1);
    else if (event.key === 'ArrowUp') move(-1);
    else if (event.key === 'Escape' && open) close();
    else if (event.key === 'Enter' && active) choose(active);
    else return;
    event.preventDefault();
  };
  return {
    text: typed ?? chosen?.name ?? '',
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
