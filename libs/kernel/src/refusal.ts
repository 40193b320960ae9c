/**
 * A rule says no. `code` is stable and part of the API, `message` is what the person sees
 * (it may name a person: log the code, never the message).
 */
export class Refused extends Error {
  override readonly name = 'Refused';
  constructor(
    readonly code: string,
    message: string,
    /** Where the ledger stands after what was written down with it: a wrong code counts. */
    readonly position?: string,
    /** From when on the same wish may be granted. */
    readonly until?: string,
  ) {
    super(message);
  }

  /** The same, after something was written down. */
  after(position: string | undefined): Refused {
    return new Refused(this.code, this.message, position, this.until);
  }

  /** The same, over at a moment. */
  notBefore(until: string): Refused {
    return new Refused(this.code, this.message, this.position, until);
  }
}

/** A closed set of refusals: code → text, or a text made from what it must name. */
export function refusals<Texts extends Record<string, string | ((...names: string[]) => string)>>(
  texts: Texts,
) {
  return (code: keyof Texts & string, ...names: string[]): Refused => {
    const text = texts[code] as string | ((...names: string[]) => string);
    return new Refused(code, typeof text === 'string' ? text : text(...names));
  };
}

/** The object is not there, or is another's: the caller cannot tell which. */
export class NotFound extends Error {
  override readonly name = 'NotFound';
  constructor() {
    super('not found');
  }
}

/** Input that breaks a rule of shape: names each field and what to do about it. */
export class InvalidInput extends Error {
  override readonly name = 'InvalidInput';
  constructor(readonly errors: readonly { readonly field: string; readonly message: string }[]) {
    super(errors.map(({ field, message }) => `${field}: ${message}`).join('; '));
  }
}
