import {
  type AccountId,
  accountId,
  type CaseNumber,
  caseNumber,
  InvalidInput,
  type MessageId,
  messageId,
  type PersonId,
  personId,
  type RequestId,
  requestId,
  type WorkerId,
  workerId,
} from '#kernel';

/** What an auditor asks about. */
export type AuditSubject =
  | { readonly kind: 'case'; readonly id: CaseNumber }
  | { readonly kind: 'person'; readonly id: PersonId }
  | { readonly kind: 'account'; readonly id: AccountId }
  | { readonly kind: 'request'; readonly id: RequestId }
  | { readonly kind: 'message'; readonly id: MessageId }
  | { readonly kind: 'worker'; readonly id: WorkerId };
export type SubjectKind = AuditSubject['kind'];

/** What has a state of its own: all but a worker, who only acts. */
export type StatefulSubject = Exclude<AuditSubject, { kind: 'worker' }>;

const made: { readonly [Kind in SubjectKind]: (id: string) => Extract<AuditSubject, { kind: Kind }> } = {
  case: (id) => ({ kind: 'case', id: caseNumber(id) }),
  person: (id) => ({ kind: 'person', id: personId(id) }),
  account: (id) => ({ kind: 'account', id: accountId(id) }),
  request: (id) => ({ kind: 'request', id: requestId(id) }),
  message: (id) => ({ kind: 'message', id: messageId(id) }),
  worker: (id) => ({ kind: 'worker', id: workerId(id) }),
};

export const subjectKinds = Object.keys(made) as readonly SubjectKind[];

export const auditSubject = (kind: SubjectKind, id: string): AuditSubject => made[kind](id);

/** As it is written: `case:B19900001`. */
export const subjectText = ({ kind, id }: AuditSubject): string => `${kind}:${id}`;

/** The other way round. @throws InvalidInput at `field` */
export function parseSubject(text: string, field = 'subject'): AuditSubject {
  const at = text.indexOf(':');
  const kind = text.slice(0, Math.max(0, at));
  const id = text.slice(at + 1).trim();
  if (at === -1 || id === '' || !Object.hasOwn(made, kind))
    throw new InvalidInput([
      { field, message: `must be a kind and an id, as in case:B19900001; kinds: ${subjectKinds.join(', ')}` },
    ]);
  return auditSubject(kind as SubjectKind, id);
}
