import type { Method, TestApp } from './test-app.js';

export interface Route {
  readonly method: Method;
  /** With parameters: `/api/v1/persons/:id`. */
  readonly path: string;
}

/** Every route of the app, read from the server itself. */
export function routesOf(app: TestApp): readonly Route[] {
  const tree = app.app.getHttpAdapter().getInstance().printRoutes({ commonPrefix: false });
  const parents: string[] = [];
  return tree.split('\n').flatMap((line) => {
    const found = /^([\s│]*)[├└]── (\S+)(?: \(([A-Z, ]+)\))?$/.exec(line);
    if (found === null) return [];
    const [, indent = '', segment = '', methods = ''] = found;
    const depth = indent.length / 4;
    const path = (depth === 0 ? '' : parents[depth - 1]) + segment;
    parents[depth] = path;
    return methods
      .split(', ')
      .filter(Boolean)
      .map((method) => ({ method: method as Method, path }));
  });
}

/** The path with these values for its parameters; the same one for those that are not named. */
export const pathWith = (route: Route, values: Readonly<Record<string, string>>, other: string): string =>
  route.path.replace(/:([A-Za-z]+)/g, (_, name: string) => values[name] ?? other);

export const nameOf = ({ method, path }: Route): string => `${method} ${path}`;
