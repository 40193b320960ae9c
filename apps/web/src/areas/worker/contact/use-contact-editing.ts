import { useEffect, useRef, useState } from 'react';
import { answered } from '#api-client';
import { api } from '../../../shared/api.js';
import { useCommand } from '../../../shared/use-command.js';
import { useDraft } from '../../../shared/use-draft.js';
import { now as moment } from '../../../shared/wall-clock.js';
import {
  type ContactDraft,
  type ContactFields,
  differs,
  type RowDraft,
  rowsOf,
  toSave,
} from './contact-form.js';
import type { Contact } from './contact-types.js';
import { type Difference, differences } from './contact-words.js';
import { rebased } from './rebase-draft.js';

/** What somebody else saved while this page was open; `differences` is missing when it is not known any more. */
export interface Meanwhile {
  readonly at: string | null;
  readonly differences: readonly Difference[] | undefined;
  /** Milliseconds by the machine's clock. */
  readonly shownAt: number;
  /** Save was pressed before or just when it was shown. */
  readonly pressed: boolean;
}

/** A press of Save so soon after the notice came was on its way already, and is no answer to it. */
const tooSoonToBeRead = 1_000;

/**
 * Edits one Contact Detail. What is typed is kept for the tab until it is saved or discarded; when somebody else
 * saves first, it is put over what they saved, and the page says what changed.
 */
export function useContactEditing(personId: string, now: Contact, onSaved: (changed: boolean) => void) {
  const [draft, setDraft, forget] = useDraft<ContactDraft | null>(`contact:${personId}`, null);
  const [seen, setSeen] = useState(now);
  const [meanwhile, setMeanwhile] = useState<Meanwhile>();
  const last = useRef<Contact>(undefined);
  const refused = useRef(false);
  useEffect(() => {
    if (last.current === now) return;
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
  }, [now, seen, draft, setDraft]);

  const save = useCommand({
    run: (body: ReturnType<typeof toSave>['body'], header) =>
      answered(api.PUT('/api/v1/persons/{id}/contact', { params: { path: { id: personId }, header }, body })),
    changes: [['person', personId]],
    onRefused: () => {
      refused.current = true;
    },
    onDone: ({ updatedAt, changed }) => {
      setSeen({ ...asSaved(seen, draft), updatedAt });
      setMeanwhile(undefined);
      forget();
      onSaved(changed);
    },
  });

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
        else save.mutate({ ...toSave(seen, draft).body, expectedUpdatedAt: seen.updatedAt });
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

/** The Contact Detail as this page has just saved it, until it is loaded anew. */
function asSaved(seen: Contact, draft: ContactDraft | null): Contact {
  const { body } = toSave(seen, draft);
  return {
    ...seen,
    email: body.email || null,
    allowEmailReminder: body.allowEmailReminder ?? false,
    eNotification: body.eNotification ?? false,
    emailStatus: body.emailStatus || null,
    customerId: body.customerId || null,
    phones: body.phones.map((each) => ({
      number: each.number,
      ext: each.ext || null,
      type: each.type,
      ivrConsent: each.ivrConsent ?? false,
      textMessage: each.textMessage ?? false,
      textMessageStatus: each.textMessageStatus || null,
    })),
  };
}
