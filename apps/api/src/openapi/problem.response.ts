export class FieldProblem {
  /** Path of the field, such as `phones[0].number`. */
  field!: string;

  /** What is wrong and what to do. */
  message!: string;
}

/** The body of every error (RFC 9457), sent as `application/problem+json`. */
export class Problem {
  /** Stable address of the kind of problem. */
  type!: string;

  title!: string;
  status!: number;

  /** For people. */
  detail!: string;

  /** Stable, for programs. */
  code!: string;

  /** The fields that are wrong. */
  errors?: FieldProblem[];

  /** From when on the same request may be granted. */
  until?: string;
}
