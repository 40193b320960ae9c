import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type CommandContext, Engine, type Outcome } from '#engine';
import { type Instant, Refused } from '#kernel';
import type { AssignProgramWorker } from './case/assign-program-worker.js';
import { caseDecider } from './case/decider.js';
import type { CaseEvent } from './case/events.js';
import type { MarkOutOfTheHome } from './case/mark-out-of-the-home.js';
import type { CaseState } from './case/state.js';
import type { PersonImportRecord } from './import-record.js';
import type { ChangeContact } from './person/change-contact.js';
import { personDecider } from './person/decider.js';
import type { PersonEvent } from './person/events.js';
import type { ResetIvrPin } from './person/reset-ivr-pin.js';
import type { SetCustomerPrivacy } from './person/set-customer-privacy.js';
import type { SettleContactNotice } from './person/settle-contact-notice.js';
import type { SettlePrivacyLift } from './person/settle-privacy-lift.js';
import type { PersonState } from './person/state.js';
import { type Received, ReceivePerson } from './receive-person.js';

/** What the people of a county do with a person. */
export type PersonAction =
  | ChangeContact
  | ResetIvrPin
  | SetCustomerPrivacy
  | SettleContactNotice
  | SettlePrivacyLift;

/** What a supervisor does with a case. */
export type CaseAction = AssignProgramWorker | MarkOutOfTheHome;

export class ActOnPerson extends Command<Outcome<PersonEvent, PersonState>> {
  constructor(
    readonly action: PersonAction,
    readonly context: CommandContext,
    /** When the Contact Detail that the worker saw was last changed, null for never; absent: not checked. */
    readonly contactSeenAt?: Instant | null,
  ) {
    super();
  }
}

@CommandHandler(ActOnPerson)
export class ActOnPersonHandler implements ICommandHandler<ActOnPerson> {
  constructor(private readonly engine: Engine) {}

  execute({ action, context, contactSeenAt }: ActOnPerson) {
    const decider = contactSeenAt === undefined ? personDecider : unlessContactChangedSince(contactSeenAt);
    return this.engine.execute(decider, action.personId, action, context);
  }
}

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

export class ActOnCase extends Command<Outcome<CaseEvent, CaseState>> {
  constructor(
    readonly action: CaseAction,
    readonly context: CommandContext,
  ) {
    super();
  }
}

@CommandHandler(ActOnCase)
export class ActOnCaseHandler implements ICommandHandler<ActOnCase> {
  constructor(private readonly engine: Engine) {}

  execute({ action, context }: ActOnCase) {
    return this.engine.execute(caseDecider, action.caseNumber, action, context);
  }
}

/** One record of a system of record, as an import's line would bring it; but a case that moves must be said to. */
export class ImportPerson extends Command<Received> {
  constructor(
    readonly record: PersonImportRecord,
    readonly context: CommandContext,
    readonly at: Instant,
  ) {
    super();
  }
}

@CommandHandler(ImportPerson)
export class ImportPersonHandler implements ICommandHandler<ImportPerson> {
  constructor(private readonly engine: Engine) {}

  execute = ({ record, context, at }: ImportPerson) =>
    new ReceivePerson(this.engine, { movesAreSaid: true }).receive(record, context, at);
}

export const personRegistryHandlers = [ActOnPersonHandler, ActOnCaseHandler, ImportPersonHandler];
