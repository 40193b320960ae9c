import { useEffect, useRef, useState } from 'react';
import { answered } from '#api-client';
import { api } from '../../../shared/api.js';
import { useCommand } from '../../../shared/use-command.js';
import { useDraft } from '../../../shared/use-draft.js';
import { now as moment } from '../../../shared/wall-clock.js';
import type { Meanwhile } from '../parts/conflict-notice.js';
import type { Contact } from '../parts/contact-types.js';
import { differences } from '../parts/contact-words.js';
import { isConflict } from '../parts/is-conflict.js';
import {
  type ContactDraft,
  type ContactFields,
  differs,
  type RowDraft,
  rowsOf,
  toSave,
} from './contact-form.js';
import { rebased } from './rebase-draft.js';
import { asSaved, typedSince } from './typed-since.js';

/** A press of Save so soon after the notice came was on its way already, and is no answer to it. */
const tooSoonToBeRead = 1_000;

/**
 * Edits one Contact Detail. What is typed is kept for the tab until it is saved or discarded; when somebody else
 * saves first, it is put over what they saved, and the page says what changed. What is typed while Save is under way
 * stays and is not saved yet.
 */
export function useContactEditing(
  personId: string,
  now: Contact,
  onSaved: (outcome: { readonly changed: boolean; readonly typedSince: boolean }) => void,
) {
  const [draft, setDraft, forget] = useDraft<ContactDraft | null>(`contact:${personId}`, null);
  const [seen, setSeen] = useState(now);
  const [meanwhile, setMeanwhile] = useState<Meanwhile>();
  const last = useRef<Contact>(undefined);
  const refused = useRef(false);
  const sent = useRef<ContactDraft | null>(null);
  const save = useCommand({
    run: (body: ReturnType<typeof toSave>['body'], header) =>
      answered(api.PUT('/api/v1/persons/{id}/contact', { params: { path: { id: personId }, header }, body })),
    changes: [['person', personId]],
    onRefused: (problem) => {
      refused.current = isConflict(problem);
    },
    onDone: ({ updatedAt, changed }) => {
      const saved = { ...asSaved(seen, sent.current), updatedAt };
      const left = draft === sent.current ? null : typedSince(draft, seen, sent.current, saved);
      setSeen(saved);
      setMeanwhile(undefined);
      if (left === null) forget();
      else setDraft(left);
      onSaved({ changed, typedSince: left !== null });
    },
  });

  useEffect(() => {
    // What comes while this page saves may be its own saving.
    if (save.isPending || last.current === now) return;
    const remembered = last.current && seen;
    last.current = now;
    setSeen(now);
    const known = remembered === undefined ? draft?.seenAt : remembered.updatedAt;
    if (draft === null || known === now.updatedAt) return;
    setDraft(rebased(draft, remembered, now));
    setMeanwhile({
      at: now.updatedAt,
      differences: remembered && differences(remembered, now),
      shownAt: moment().getTime(),
      pressed: refused.current,
    });
    refused.current = false;
  }, [now, seen, draft, setDraft, save.isPending]);

  const change = (part: Partial<ContactDraft>) =>
    setDraft({ fields: {}, ...draft, ...part, seenAt: seen.updatedAt });
  return {
    seen,
    draft,
    meanwhile,
    unsaved: differs(seen, draft),
    saving: toSave(seen, draft),
    save: {
      ...save,
      start: () => {
        if (meanwhile && moment().getTime() - meanwhile.shownAt < tooSoonToBeRead)
          setMeanwhile({ ...meanwhile, pressed: true });
        else {
          sent.current = draft;
          save.mutate({ ...toSave(seen, draft).body, expectedUpdatedAt: seen.updatedAt });
        }
      },
    },
    typeField: <Name extends keyof ContactFields>(name: Name, value: ContactFields[Name]) =>
      change({ fields: { ...draft?.fields, [name]: value } }),
    rows: draft?.rows ?? rowsOf(seen),
    setRows: (rows: readonly RowDraft[]) => change({ rows }),
    discard: () => {
      setMeanwhile(undefined);
      forget();
    },
  };
}
