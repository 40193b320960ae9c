/** A program of a case, as far as messages go by it. */
export interface ProgramFacts {
  readonly kind: string;
  readonly open: boolean;
  readonly worker?: string;
}

/**
 * The program whose worker a message is for (rule M6): the one that was chosen, if it is open; else the open one that was
 * registered first. Undefined: none is open.
 */
export const programFor = (
  programs: readonly ProgramFacts[],
  chosen: string | undefined,
): ProgramFacts | undefined =>
  programs.find((each) => each.open && each.kind === chosen) ?? programs.find((each) => each.open);
