export interface County {
  readonly code: string;
  readonly name: string;
}

/** The counties whose name holds what was typed, those that begin with it first; all when nothing was typed. */
export function countiesLike(counties: readonly County[], typed: string): readonly County[] {
  const wanted = folded(typed);
  const found = counties.filter(({ name }) => folded(name).includes(wanted));
  const begins = ({ name }: County) => folded(name).startsWith(wanted);
  return [...found.filter(begins), ...found.filter((each) => !begins(each))];
}

/** The county that is meant: its whole name was typed, or nothing else is left. */
export function countyMeant(counties: readonly County[], typed: string): County | undefined {
  if (folded(typed) === '') return undefined;
  const found = countiesLike(counties, typed);
  return (
    found.find(({ name }) => folded(name) === folded(typed)) ?? (found.length === 1 ? found[0] : undefined)
  );
}

/** Without case, accents and the words around a name: "condado de Los Ángeles" is Los Angeles. */
const folded = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .trim()
    .replace(/^condado de /, '')
    .replace(/ county$/, '');
