import type { FormKind } from '#contexts/e-messages';
import type { Language } from '#kernel';

/** An entry of a county's catalogue of forms and notices. */
export class FormBody {
  formId!: string;

  /** The file that is sent from now on. */
  fileId!: string;

  /** `[erased]` when it belonged to somebody whose data was erased. */
  title!: string;

  language!: Language;
  kind!: FormKind;
  sendable!: boolean;
  returnExpected!: boolean;
  paperOnly!: boolean;

  /** Bytes. */
  size!: number;

  /** Of one person's own; null: anybody's. */
  caseNumber!: string | null;
  personId!: string | null;
}

export class FormsResponse {
  items!: FormBody[];
}

export class FormSavedResponse {
  formId!: string;
}

export class DocumentStateResponse {
  documentId!: string;
  state!: 'released' | 'refused';
}

/** A document that was added to an action, and not sent yet. */
export class DocumentAddedResponse {
  documentId!: string;
  name!: string;
  type!: string;
  size!: number;
  pages!: number;
  state!: 'quarantined' | 'released';
}

export class DocumentRemovedResponse {
  documentId!: string;
}
