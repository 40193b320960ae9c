/** What a shell sees: done, found something wrong, wrong usage; interrupted as shells count it. */
export const exitCodes = { done: 0, foundWrong: 1, wrongUsage: 2, interrupted: 130 } as const;

/** The command cannot be meant as it was given: says what to write instead. */
export class WrongUsage extends Error {
  override readonly name = 'WrongUsage';
}

/** Ctrl-C, or the system going down. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
  constructor() {
    super('stopped; what was done so far is kept, and running it again goes on');
  }
}

/** By name, because an error of a running server arrives as its name and its words. */
const usageErrors = ['WrongUsage', 'UnusableFile', 'InvalidInput', 'ConfigRefused', 'CommanderError'];

export interface Failure {
  readonly exitCode: number;
  readonly name: string;
  /** One line, or one for each wrong setting; undefined when everything was said already. */
  readonly message: string | undefined;
}

/** What an error comes to. */
export function failureOf(error: unknown): Failure {
  const { name, message } = error instanceof Error ? error : { name: 'Error', message: String(error) };
  if (isCommanderError(error)) {
    const asked = error.code === 'commander.helpDisplayed' || error.code === 'commander.version';
    return { exitCode: asked ? exitCodes.done : exitCodes.wrongUsage, name, message: undefined };
  }
  if (name === 'Interrupted') return { exitCode: exitCodes.interrupted, name, message };
  return {
    exitCode: usageErrors.includes(name) ? exitCodes.wrongUsage : exitCodes.foundWrong,
    name,
    message,
  };
}

/** Commander has printed its help, its version or its complaint before it throws. */
const isCommanderError = (error: unknown): error is Error & { readonly code: string } =>
  error instanceof Error && String((error as { code?: unknown }).code).startsWith('commander.');
