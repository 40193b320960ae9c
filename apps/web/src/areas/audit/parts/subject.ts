/** What can be audited. */
export const subjectKinds = ['case', 'person', 'account', 'request', 'message', 'worker'] as const;
export type SubjectKind = (typeof subjectKinds)[number];

export const kindTexts: Readonly<Record<SubjectKind, string>> = {
  case: 'Case',
  person: 'Person',
  account: 'Account',
  request: 'Case link request',
  message: 'e-Message',
  worker: 'Worker',
};

/** What is being looked at: by its id, since nothing personal stands in an address. */
export interface AuditSubject {
  readonly kind: SubjectKind;
  readonly id: string;
}

const anId = /^[A-Za-z0-9._-]{1,80}$/;
const likeSsn = /^\d{3}-?\d{2}-?\d{4}$/;

/** `case:B19900001` */
export const subjectName = ({ kind, id }: AuditSubject): string => `${kind}:${id}`;

/** `Case B19900001` */
export const subjectText = ({ kind, id }: AuditSubject): string => `${kindTexts[kind]} ${id}`;

/** The subject that an address names by `?subject=case:B19900001`; what makes no sense counts as absent. */
export function subjectIn(address: URLSearchParams): AuditSubject | undefined {
  const [kind, id, ...more] = (address.get('subject') ?? '').split(':');
  const known = subjectKinds.find((each) => each === kind);
  if (known === undefined || id === undefined || more.length > 0 || wrongId(id) !== undefined)
    return undefined;
  return { kind: known, id };
}

/** What is wrong with an id that somebody typed, for people. */
export function wrongId(id: string): string | undefined {
  if (id === '') return 'Enter the id of what you want to look at.';
  if (likeSsn.test(id))
    return 'This looks like a Social Security number, which never stands in an address. Enter an id.';
  if (!anId.test(id)) return 'An id has letters, digits, dots and hyphens only, 80 at most. Enter no name.';
  return undefined;
}
