export class PersonUnlinkedResponse {
  personId!: string;

  /** What the page says now. */
  text!: string;
}
