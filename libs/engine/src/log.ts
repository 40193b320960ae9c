/** What runs in the background says here what it met. Fields never carry personal data. Keeps its `this`: hand on the whole of it. */
export interface Log {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}
