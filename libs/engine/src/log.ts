/**
 * Where what runs in the background says what it met. Fields never carry personal data. Its methods may need their
 * `this`: hand on the whole of it.
 */
export interface Log {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}
