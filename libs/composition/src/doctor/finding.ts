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

/** A check that cannot be made is a finding, and the next one follows. */
export async function* attempted(
  check: string,
  run: AsyncGenerator<Finding, void, void>,
): AsyncGenerator<Finding, void, void> {
  try {
    yield* run;
  } catch (error) {
    yield findingsOf(check).wrong(
      `could not be looked at: ${messageOf(error)}`,
      'mend first what was found before, then run the doctor again',
    );
  }
}

/** `1,234,567` bytes as people read them. */
export function inBytes(bytes: number): string {
  const units = ['bytes', 'KiB', 'MiB', 'GiB', 'TiB'];
  const power = Math.min(units.length - 1, Math.floor(Math.log2(Math.max(1, bytes)) / 10));
  return `${power === 0 ? bytes : (bytes / 1024 ** power).toFixed(1)} ${units[power]}`;
}
