import { useLocation, useNavigate } from 'react-router';
import { useMe } from '../../../shell/session.js';
import { nothingPersonal, type PersonalCriteria } from './e-message-criteria.js';
import { paths } from './navigation.js';
import type { PersonsPlace } from './task-state.js';

/** A receipt that was just given: eight characters, and when. */
export interface Receipt {
  readonly number: string;
  readonly at: string;
}

/** What a new message begins with. */
export interface Prefill {
  readonly personId?: string;
  readonly subject?: string;
}

interface Kept {
  readonly personal?: PersonalCriteria;
  /** The message that was opened: the focus returns to its row. */
  readonly row?: string;
  /** Select Person as it was left. */
  readonly persons?: PersonsPlace;
  /** Where Close leads. */
  readonly back?: Place;
  readonly prefill?: Prefill;
  readonly receipt?: Receipt;
}
interface Place {
  readonly to: string;
  readonly kept: Kept;
}

/**
 * What the pages of e-Messages hand on to each other in the history state: it holds personal data, and is bound to who
 * is signed in.
 */
export function useMessagePlace() {
  const { pathname, search, state } = useLocation();
  const navigate = useNavigate();
  const { id } = useMe();
  const bound = state as { readonly of?: string; readonly eMessages?: Kept } | null;
  const kept: Kept = (bound?.of === id && bound.eMessages) || {};
  const to = async (path: string, next: Kept, { replace = false } = {}): Promise<void> => {
    await navigate(path, { replace, state: { of: id, eMessages: next } });
  };
  return {
    kept,
    personal: kept.personal ?? nothingPersonal,
    to,
    /** Remembers something on this page without leaving it. */
    remember: (next: Partial<Kept>) => to(pathname + search, { ...kept, ...next }, { replace: true }),
    /** Leaves for a page whose Close leads back here. */
    leaveFor: async (path: string, { row, ...more }: Partial<Kept> = {}): Promise<void> => {
      const { receipt: _, ...here } = { ...kept, ...(row !== undefined && { row }) };
      if (row !== undefined) await to(pathname + search, here, { replace: true });
      await to(path, { ...more, back: { to: pathname + search, kept: here } });
    },
    /** Close: back to where this page was opened from, else to the search. */
    close: (otherwise: string = paths.eMessages): Promise<void> =>
      kept.back === undefined ? to(otherwise, {}) : to(kept.back.to, kept.back.kept),
  };
}
