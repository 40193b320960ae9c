import { setImmediate } from 'node:timers/promises';

/** What is worked on before everybody else has a turn: some milliseconds. */
const atOnce = 50;

/** Resolves once whoever waits was served. */
export const nextTurn = (): Promise<void> => setImmediate();

/** A long list in short parts; between two of them the process serves whoever waits. */
export async function* inTurns<T>(all: readonly T[]): AsyncGenerator<readonly T[], void, void> {
  for (let from = 0; from < all.length; from += atOnce) {
    if (from > 0) await nextTurn();
    yield all.slice(from, from + atOnce);
  }
}

/** The same, one by one. */
export async function* eachInTurns<T>(all: readonly T[]): AsyncGenerator<T, void, void> {
  for await (const part of inTurns(all)) yield* part;
}

/** `all.map(make)`, in turns. */
export async function mappedInTurns<T, Made>(
  all: readonly T[],
  make: (each: T) => Made,
): Promise<readonly Made[]> {
  const made: Made[] = [];
  for await (const part of inTurns(all)) for (const each of part) made.push(make(each));
  return made;
}

/** A generator's steps; after each of them the process serves whoever waits. */
export async function* stepsInTurns<Step, Result>(
  steps: AsyncGenerator<Step, Result, void>,
): AsyncGenerator<Step, Result, void> {
  try {
    for (;;) {
      const { done, value } = await steps.next();
      if (done) return value;
      yield value;
      await nextTurn();
    }
  } finally {
    await steps.return(undefined as Result);
  }
}
