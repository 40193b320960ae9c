export class ImportWarningBody {
  /** `ssn_shared`: somebody else has this Social Security Number. `privacy_lifted`: Customer Privacy was lifted. */
  code!: 'ssn_shared' | 'privacy_lifted';

  /** The member of the record that it is about. */
  field!: string;

  message!: string;
}

export class ImportedResponse {
  personId!: string;

  /** False when the record said nothing new. */
  changed!: boolean;

  /** Fields where a worker's edit won over the record. */
  kept!: string[];

  /** What went in and is worth a look. */
  warnings!: ImportWarningBody[];
}
