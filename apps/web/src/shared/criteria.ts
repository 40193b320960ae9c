/** How one criterion of a search stands in an address. */
export interface Criterion<Value> {
  /** What makes no sense in the address counts as absent. */
  readonly read: (address: URLSearchParams, name: string) => Value;
  /** Its parameters, none for what is meant without any. */
  readonly said: (value: Value, name: string) => Readonly<Record<string, string>>;
}

/** The criteria of a page from one description; they stand in the address in its order. */
export function describedCriteria<Criteria extends object>(
  description: {
    readonly [Name in keyof Criteria]: Criterion<Criteria[Name]>;
  },
) {
  const all = Object.entries(description) as [keyof Criteria & string, Criterion<unknown>][];
  return {
    in: (address: URLSearchParams) =>
      Object.fromEntries(all.map(([name, { read }]) => [name, read(address, name)])) as Readonly<Criteria>,
    /** The part of the address that says these criteria, with its `?`. */
    address: (criteria: Criteria): string => {
      const said = new URLSearchParams(
        all.flatMap(([name, each]) => Object.entries(each.said(criteria[name], name))),
      );
      return said.size === 0 ? '' : `?${said}`;
    },
  };
}

/** One parameter of the criterion's name, left out where it would say what is meant anyway. */
function parameter<Value>(meant: Value, understood: (said: string) => Value | undefined): Criterion<Value> {
  return {
    read: (address, name) => {
      const said = address.get(name);
      return (said === null ? undefined : understood(said)) ?? meant;
    },
    said: (value, name) => (value === meant ? {} : { [name]: String(value) }),
  };
}

/** One of a closed list. */
export const oneOf = <Value extends string | number, Meant extends Value | ''>(
  values: readonly Value[],
  meant: Meant,
): Criterion<Value | Meant> =>
  parameter<Value | Meant>(meant, (said) => values.find((each) => String(each) === said));

/** A text of a certain form, or empty. */
export const textLike = (form: RegExp): Criterion<string> =>
  parameter('', (said) => (form.test(said) ? said : undefined));

/** A worker's id, or a word in its place such as `me`; empty for anybody. */
export const whose = textLike(/^[A-Za-z0-9._-]{1,80}$/);

/** A day; empty where somebody wants no limit, undefined where nobody has said. */
export const day: Criterion<string | undefined> = parameter<string | undefined>(undefined, (said) =>
  /^(\d{4}-\d{2}-\d{2})?$/.test(said) ? said : undefined,
);

/** Which page of what was found, from 1. */
export const pageNumber: Criterion<number> = parameter(1, (said) =>
  /^\d{1,5}$/.test(said) && Number(said) >= 1 && Number(said) <= 10_000 ? Number(said) : undefined,
);

export const pageSizes = [25, 50, 100] as const;
export const pageSize = oneOf(pageSizes, 25);
/** The page sizes to choose from, and what is chosen. */
export const pageSizeOptions = pageSizes.map((each) => ({ value: String(each), text: String(each) }));
export const pageSizeOf = (chosen: string) => pageSizes.find((each) => String(each) === chosen) ?? 25;
