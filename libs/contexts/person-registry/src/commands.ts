import { message } from '#bounded-context';
import { type CommandContext, Engine } from '#engine';
import { type Instant, Refused } from '#kernel';
import type { AssignProgramWorker } from './case/assign-program-worker.js';
import { caseDecider } from './case/decider.js';
import type { MarkOutOfTheHome } from './case/mark-out-of-the-home.js';
import type { PersonImportRecord } from './import-record.js';
import { personInCounty } from './in-county.js';
import type { ChangeContact } from './person/change-contact.js';
import { personDecider } from './person/decider.js';
import type { ResetIvrPin } from './person/reset-ivr-pin.js';
import type { SetCustomerPrivacy } from './person/set-customer-privacy.js';
import type { SettleContactNotice } from './person/settle-contact-notice.js';
import type { SettlePaper } from './person/settle-paper.js';
import type { SettlePrivacyLift } from './person/settle-privacy-lift.js';
import { ReceivePerson } from './receive-person.js';

/** What the people of a county do with a person who has a case there. */
export type PersonAction = ChangeContact | ResetIvrPin | SetCustomerPrivacy;

/** What a supervisor of a county settles, also when the person has no case there any more. */
export type TaskAction = SettleContactNotice | SettlePrivacyLift | SettlePaper;

/** What a supervisor does with a case. */
export type CaseAction = AssignProgramWorker | MarkOutOfTheHome;

/**
 * Of anybody else than a person of the own county there is nothing to act on.
 * `contactSeenAt`: when the Contact Detail that the worker saw was last changed, null for never; absent: not checked.
 */
export const ActOnPerson = message(
  'ActOnPerson',
  Engine,
  async (engine, action: PersonAction, context: CommandContext, contactSeenAt?: Instant | null) => {
    await personInCounty(engine, action.personId, action.by.county);
    const decider = contactSeenAt === undefined ? personDecider : unlessContactChangedSince(contactSeenAt);
    return engine.execute(decider, action.personId, action, context);
  },
);

/** The same rules, but nothing changes on a Contact Detail that the worker has not seen: no lost update. */
function unlessContactChangedSince(seenAt: Instant | null): typeof personDecider {
  return {
    ...personDecider,
    decide(command, state) {
      const events = personDecider.decide(command, state);
      const changedAt = state.kind === 'unknown' ? null : (state.contactChangedAt ?? null);
      if (events.length > 0 && changedAt !== seenAt) throw contactChangedMeanwhile();
      return events;
    },
  };
}

const contactChangedMeanwhile = () =>
  new Refused(
    'conflict',
    'Somebody else changed this Contact Detail after you opened it. Open it again, check what changed, then save once more.',
  );

export const SettleTask = message(
  'SettleTask',
  Engine,
  (engine, action: TaskAction, context: CommandContext) =>
    engine.execute(personDecider, action.personId, action, context),
);

export const ActOnCase = message('ActOnCase', Engine, (engine, action: CaseAction, context: CommandContext) =>
  engine.execute(caseDecider, action.caseNumber, action, context),
);

/** One record of a system of record, as an import's line would bring it; but a case that moves must be said to. */
export const ImportPerson = message(
  'ImportPerson',
  Engine,
  (engine, record: PersonImportRecord, context: CommandContext, at: Instant) =>
    new ReceivePerson(engine, { movesAreSaid: true }).receive(record, context, at),
);
