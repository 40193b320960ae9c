import type { AccessEvent } from '#access';
import { type Part, said, wordsForAuditors } from '#bounded-context';
import type { CallEvent, EngineEvent, LedgerEvent, PrivacyEvent } from '#engine';

/** What belongs to no context: looks, calls that bring several commands, skipped events, seals. */
export type ProgramEvent = AccessEvent | CallEvent | EngineEvent | LedgerEvent | PrivacyEvent;

/** The program's own events in words. */
export const programWords = wordsForAuditors<ProgramEvent>((event): readonly Part[] => {
  switch (event.type) {
    case 'PersonalDataLooked': {
      const { outcome, subjects, purpose } = event.data;
      const what = outcome === 'shown' ? 'was shown' : 'was refused';
      return said`Personal data ${what}, for: ${purpose.task}. Subjects: ${String(subjects.length)}.`;
    }
    case 'CallBegun':
      return said`Several commands were asked for at once: ${event.data.command}.`;
    case 'ProjectionEventSkipped': {
      const { projection, eventId, reason } = event.data;
      return said`The view ${projection} shall do without the event ${eventId}: ${reason}`;
    }
    case 'SubjectErased': {
      const { subjects, files } = event.data;
      return said`The keys of ${String(subjects.length)} subjects were destroyed and ${String(files.length)} files removed: somebody was erased.`;
    }
    case 'LedgerSealed':
      return said`The ledger was sealed: number ${String(event.data.number)}.`;
    case 'SealKeyChanged':
      return said`The ledger was sealed: number ${String(event.data.number)}. From there on another key signs: ${event.data.reason}`;
    case 'LedgerIdRenewed': {
      const { cause, formerId, ledgerId, own } = event.data;
      return said`The ledger goes on under another id (${cause}): ${ledgerId} instead of ${formerId}, behind ${String(own.size)} events.`;
    }
  }
});
