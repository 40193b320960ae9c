import type { Decider } from '#kernel';
import { type ApproveErasure, approveErasure } from './approve-erasure.js';
import { type BeginErasure, beginErasure } from './begin-erasure.js';
import { type CancelErasure, cancelErasure } from './cancel-erasure.js';
import type { ErasureEvent } from './events.js';
import { type FinishErasure, finishErasure } from './finish-erasure.js';
import { type LapseErasure, lapseErasure } from './lapse-erasure.js';
import { type LiftHold, liftHold, type SetHold, setHold } from './legal-hold.js';
import { type Erasures, evolve, noErasures } from './state.js';

export type ErasureCommand =
  | BeginErasure
  | ApproveErasure
  | CancelErasure
  | LapseErasure
  | FinishErasure
  | SetHold
  | LiftHold;

/** `erasure-{subject}`: one stream for each person, so that a hold and an approval cannot pass each other. */
export const erasureDecider: Decider<ErasureCommand, ErasureEvent, Erasures> = {
  category: 'erasure',
  initial: noErasures,
  evolve,
  decide(command, state) {
    switch (command.kind) {
      case 'begin':
        return beginErasure(command, state);
      case 'approve':
        return approveErasure(command, state);
      case 'cancel':
        return cancelErasure(command, state);
      case 'lapse':
        return lapseErasure(command, state);
      case 'finish':
        return finishErasure(command, state);
      case 'set-hold':
        return setHold(command, state);
      case 'lift-hold':
        return liftHold(command, state);
      default:
        return command satisfies never;
    }
  },
};
