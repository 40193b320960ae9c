/** One thing that was looked at. `wrong` needs somebody to do what `advice` says; a `note` is only worth knowing. */
export interface Finding {
  readonly check: string;
  readonly state: 'ok' | 'note' | 'wrong';
  readonly text: string;
  readonly advice?: string;
}

/** Findings of one check, each with its name. */
export const findingsOf = (check: string) => ({
  ok: (text: string): Finding => ({ check, state: 'ok', text }),
  note: (text: string, advice?: string): Finding => ({
    check,
    state: 'note',
    text,
    ...(advice !== undefined && { advice }),
  }),
  wrong: (text: string, advice: string): Finding => ({ check, state: 'wrong', text, advice }),
});

export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** A check: what it finds, and what the next ones need of it. */
export type Check<Result> = AsyncGenerator<Finding, Result> | Generator<Finding, Result>;

/** One that cannot be made is a finding, and the next one follows. @returns undefined when it came to its end early */
export async function* attempted<Result>(
  name: string,
  check: Check<Result>,
): AsyncGenerator<Finding, Result | undefined> {
  try {
    return yield* check;
  } catch (error) {
    yield findingsOf(name).wrong(
      `could not be looked at: ${messageOf(error)}`,
      'mend first what was found before, then run the doctor again',
    );
    return undefined;
  }
}

/** `1,234,567` bytes as people read them. */
export function inBytes(bytes: number): string {
  const units = ['bytes', 'KiB', 'MiB', 'GiB', 'TiB'];
  const power = Math.min(units.length - 1, Math.floor(Math.log2(Math.max(1, bytes)) / 10));
  return `${power === 0 ? bytes : (bytes / 1024 ** power).toFixed(1)} ${units[power]}`;
}
