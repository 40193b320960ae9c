import { useCommand } from '../../../shared/use-command.js';
import { useDraft } from '../../../shared/use-draft.js';
import type { ReasonText } from './reason-dialog.js';

type Command<Input, Outcome> = Parameters<typeof useCommand<Input, Outcome>>[0];
interface Done<Outcome> {
  /** Names what is typed, for the tab. */
  readonly draft: string;
  readonly onDone: (outcome: Outcome) => void;
}

/** A command with a reason or a note: what is typed is kept until it is done. */
export function useReasoned<Text, Input, Outcome>({
  draft,
  empty,
  run,
  changes,
  onDone,
}: Pick<Command<Input, Outcome>, 'run' | 'changes'> & Done<Outcome> & { readonly empty: Text }) {
  const [text, enter, forget] = useDraft(draft, empty);
  const command = useCommand({
    run,
    changes,
    onDone: (outcome) => {
      forget();
      onDone(outcome);
    },
  });
  return { text, enter, command };
}

/** A reason of a closed list, and a note where there is one. */
export interface Reasoned<Reason extends string> {
  readonly reason: Reason;
  readonly note?: string;
}

/** A command that asks for such a reason in a dialog, which is kept open with what is entered. */
export function useReasonDialog<Reason extends string, Outcome>(
  command: Pick<Command<Reasoned<Reason>, Outcome>, 'run' | 'changes'> & Done<Outcome>,
) {
  const {
    text: { isOpen, ...text },
    enter,
    command: { error, isPending, mutate, reset },
  } = useReasoned({
    ...command,
    empty: { isOpen: false, reason: '', note: '' } as ReasonText<Reason> & Opened,
  });
  return {
    isOpen,
    open: () => {
      reset();
      enter({ ...text, isOpen: true });
    },
    /** What `ReasonDialog` needs. */
    form: {
      text,
      onText: (next: ReasonText<Reason>) => enter({ ...next, isOpen: true }),
      onSubmit: mutate,
      onClose: () => enter({ ...text, isOpen: false }),
      busy: isPending,
      problem: error,
    },
  };
}

interface Opened {
  readonly isOpen: boolean;
}
