export class ImportedResponse {
  personId!: string;

  /** False when the record said nothing new. */
  changed!: boolean;

  /** Fields where a worker's edit won over the record. */
  kept!: string[];
}
