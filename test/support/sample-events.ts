import { readFileSync } from 'node:fs';

/** A value of a shape of `docs/catalogue/events.json`: the first of what may stand there, with everything optional in it. */
export function sampleOf(shape: string): unknown {
  const tokens = shape.match(/'[^']*'|[A-Za-z_][\w]*|\d+|[{}()[\]<>|:;?…]/g) ?? [];
  let at = 0;
  const next = () => tokens[at++]!;
  const expect = (token: string) => {
    if (next() !== token) throw new Error(`expected ${token} at ${at} of ${shape}`);
  };

  function union(): unknown {
    const first = one();
    while (tokens[at] === '|') {
      at++;
      one();
    }
    return first;
  }
  function one(): unknown {
    let value = plain();
    while (tokens[at] === '[') {
      at += 2;
      value = [value];
    }
    return value;
  }
  function plain(): unknown {
    const token = next();
    if (token.startsWith("'")) return token.slice(1, -1);
    if (token === '{') return members();
    if (token === '(') {
      const value = union();
      expect(')');
      return value;
    }
    if (token === 'Sealed') {
      expect('<');
      union();
      expect('>');
      return { $sealed: 'person-P1', c: '' };
    }
    return (
      { string: 'text', number: 1, boolean: true, unknown: 'anything', null: null }[token] ?? Number(token)
    );
  }
  function members(): Record<string, unknown> {
    const found: Record<string, unknown> = {};
    while (tokens[at] !== '}') {
      const name = next();
      if (tokens[at] === '?') at++;
      expect(':');
      found[name] = union();
      if (tokens[at] === ';') at++;
    }
    at++;
    return found;
  }
  return union();
}

interface Published {
  readonly name: string;
  readonly shape: string;
}

/** The published shapes, by stored name. */
export const publishedShapes = (): ReadonlyMap<string, string> =>
  new Map(
    (JSON.parse(readFileSync('docs/catalogue/events.json', 'utf8')) as Published[]).map(({ name, shape }) => [
      name,
      shape,
    ]),
  );
