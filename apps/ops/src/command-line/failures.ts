/** What a shell sees: done, found something wrong, wrong usage. */
export const exitCodes = { done: 0, foundWrong: 1, wrongUsage: 2 } as const;

/** Signals that end a command in good order, as shells count them: 128 and the signal's number. */
export const interruptions = { SIGINT: 130, SIGTERM: 143 } as const;
export type Interruption = keyof typeof interruptions;

/** The command cannot be meant as it was given: says what to write instead. */
export class WrongUsage extends Error {
  override readonly name = 'WrongUsage';
}

/** Ctrl-C, or the system going down. `reached`: how far the work had come. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
  constructor(
    readonly by: Interruption,
    reached?: string,
  ) {
    super(
      `stopped${reached === undefined ? '' : ` at ${reached}`}; what was done so far is kept and not repeated: running it again goes on`,
    );
  }
}

/** By name, because an error of a running server arrives as its name and its words. */
const usageErrors = ['WrongUsage', 'UnusableFile', 'InvalidInput', 'ConfigRefused', 'DataFolderRefused'];

export interface Failure {
  readonly exitCode: number;
  readonly name: string;
  /** One line, or one for each wrong setting. */
  readonly message: string;
  /** The parser of the line has said it already, in words for people. */
  readonly said: boolean;
}

/** What an error comes to. */
export function failureOf(error: unknown): Failure {
  const { name, message } = error instanceof Error ? error : { name: 'Error', message: String(error) };
  if (isCommanderError(error)) return commanderFailure(error);
  if (error instanceof Interrupted) return { exitCode: interruptions[error.by], name, message, said: false };
  return {
    exitCode: usageErrors.includes(name) ? exitCodes.wrongUsage : exitCodes.foundWrong,
    name,
    message,
    said: false,
  };
}

/** Help and the version that were asked for are no failures; help that was not asked for is all that wrong usage got. */
function commanderFailure({ code, message }: CommanderError): Failure {
  const asked = code === 'commander.helpDisplayed' || code === 'commander.version';
  const words = code === 'commander.help' ? 'name a command: add --help to see which there are' : message;
  return {
    exitCode: asked ? exitCodes.done : exitCodes.wrongUsage,
    name: 'WrongUsage',
    message: words.replace(/^error: /, ''),
    said: true,
  };
}

type CommanderError = Error & { readonly code: string };

/** Commander has printed its help, its version or its complaint before it throws. */
const isCommanderError = (error: unknown): error is CommanderError =>
  error instanceof Error && String((error as { code?: unknown }).code).startsWith('commander.');
