import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { SelectField, TextField } from '../../../shared/field.js';
import { holdReason, useHeldReason } from './held-reason.js';
import { LookForm, ReasonField } from './look-form.js';
import { type AuditSubject, kindTexts, type SubjectKind, subjectName, wrongId } from './subject.js';

/** What to look at, and why; both hold for every page of the area until another subject is chosen. */
export function SubjectForm({
  kinds,
  subject,
  refused,
  reasonMayStayOut,
  onDone,
  onCancel,
}: {
  readonly kinds: readonly SubjectKind[];
  readonly subject: AuditSubject | undefined;
  /** Named by the address, but not of a kind that this page shows. */
  readonly refused?: AuditSubject;
  readonly reasonMayStayOut: boolean;
  readonly onDone: () => void;
  readonly onCancel?: () => void;
}) {
  const [, setAddress] = useSearchParams();
  const held = useHeldReason(subject && subjectName(subject));
  const [kind, setKind] = useState<SubjectKind | ''>(subject?.kind ?? kinds[0] ?? '');
  const [id, setId] = useState(subject?.id ?? '');
  const [typed, setTyped] = useState<string>();
  const [tried, setTried] = useState(false);
  const isSame = subject !== undefined && subject.kind === kind && subject.id === id.trim();
  const reason = typed ?? (isSame ? (held?.reason ?? '') : '');
  const wrong = tried ? wrongId(id.trim()) : undefined;
  const look = () => {
    setTried(true);
    if (kind === '' || wrongId(id.trim()) !== undefined) return;
    if (reason.trim() === '' && !reasonMayStayOut) return;
    const next = { kind, id: id.trim() };
    if (reason.trim() !== '') holdReason(subjectName(next), reason.trim());
    if (!isSame) setAddress({ subject: subjectName(next) });
    onDone();
  };
  return (
    <LookForm label="Subject and reason" onLook={look} onCancel={onCancel}>
      {refused && (
        <p className="muted">
          This page does not show a {kindTexts[refused.kind].toLowerCase()}: choose another subject.
        </p>
      )}
      <div className="subject-form__fields">
        <SelectField
          label="Subject"
          value={kind}
          onChange={setKind}
          options={kinds.map((value) => ({ value, text: kindTexts[value] }))}
        />
        <TextField
          label={kind === 'case' ? 'Case Number' : 'Id'}
          required
          value={id}
          onChange={setId}
          error={wrong}
          maxLength={80}
        />
        <ReasonField value={reason} onChange={setTyped} mayStayOut={reasonMayStayOut} tried={tried} />
      </div>
    </LookForm>
  );
}
