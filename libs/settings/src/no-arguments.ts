/** A server was given something on its command line, where nothing is read. */
export class ArgumentsRefused extends Error {
  override readonly name = 'ArgumentsRefused';
}

/** For servers, which take everything from the environment: what is not read must not be passed over in silence. @throws ArgumentsRefused */
export function expectNoArguments(args: readonly string[]): void {
  if (args.length > 0)
    throw new ArgumentsRefused(
      `it takes no arguments, but got: ${args.join(' ')}. Settings come from the environment: README.md, Settings`,
    );
}
