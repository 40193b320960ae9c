import { type ImportProgress, UnusableFile } from '#contexts/person-registry';
import { Unavailable } from '#event-store';

/** An import that ended before its file did. Says how much went in, and that it is kept. */
export class ImportStopped extends Error {
  override readonly name = 'ImportStopped';
}

/** What to say of an import that failed in the middle; what stopped it on purpose, or concerns its file, is passed on. */
export function importStopped(
  error: unknown,
  progress: ImportProgress | undefined,
  stopped: AbortSignal,
): unknown {
  if (stopped.aborted || error instanceof UnusableFile) return error;
  const persons = progress?.persons ?? 0;
  const came =
    persons === 0
      ? 'the import stopped before any person went in'
      : `the import stopped after ${persons} persons went in, which are safely stored`;
  return new ImportStopped(
    `${came}: ${whyOf(error)}. Once that is mended, run it again to go on: what is in is not repeated`,
    { cause: error },
  );
}

/** A store says of the one append that failed that nothing of it was stored: of a whole import that would be untrue. */
function whyOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return error instanceof Unavailable ? text.replace(/^nothing was stored: /, '') : text;
}
