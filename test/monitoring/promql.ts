/** One metric that a query names, with the labels that it is asked by. */
export interface Asked {
  readonly metric: string;
  readonly labels: readonly string[];
}

const words = new Set(
  'sum avg min max count by without and or unless on ignoring rate increase histogram_quantile offset bool'.split(
    ' ',
  ),
);

/**
 * What a query asks of which metrics: names, labels in braces, and the labels of every `by (…)`, which hold for all of its
 * metrics. Made for the queries of `deploy`, which are small: it knows no more of the language.
 */
export function askedBy(query: string): readonly Asked[] {
  const grouped = [...query.matchAll(/\b(?:by|without)\s*\(([^)]*)\)/g)].flatMap(([, labels]) =>
    list(labels!),
  );
  const bare = query.replace(/\b(?:by|without)\s*\([^)]*\)/g, ' ').replace(/"[^"]*"/g, '""');
  return [...bare.matchAll(/(?<![\w.])([a-z_][a-z0-9_:]*)\s*(?:\{([^}]*)\})?/g)]
    .filter(([, name]) => !words.has(name!) && !/^\d?[smhd]$/.test(name!))
    .filter(([whole, name]) => bare[bare.indexOf(whole) + whole.length] !== '(' && !words.has(name!))
    .map(([, metric, selected]) => ({
      metric: metric!,
      labels: [...grouped, ...list(selected ?? '').map((each) => each.split(/[=!~]/)[0]!.trim())],
    }));
}

const list = (text: string): readonly string[] =>
  text
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '');
