import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { System } from '#composition';
import { ActOnCase, type CaseAction, type ProgramKind, programKinds } from '#contexts/person-registry';
import { caseNumber, InvalidInput, personId, workerId } from '#kernel';
import type { Caller } from '../http/caller.js';
import { OwnCounty } from '../http/own-county.js';
import type { OutOfTheHomeResponse, ProgramWorkerResponse } from './cases.response.js';
import { commandName } from './command-name.js';

/** What a supervisor does with a case of the own county; of others there are none. */
@Injectable()
export class CaseActions {
  constructor(
    private readonly commands: CommandBus,
    private readonly system: System,
    private readonly ownCounty: OwnCounty,
  ) {}

  async assignWorker(
    { number, kind, worker }: { readonly number: string; readonly kind: string; readonly worker: string },
    caller: Caller,
  ): Promise<ProgramWorkerResponse> {
    await this.ownCounty.mustHaveCase(number, caller);
    const id = caseNumber(number);
    const program = programOf(kind);
    const changed = await this.act(caller, {
      kind: 'assign-program-worker',
      caseNumber: id,
      program,
      worker: workerId(worker),
      by: caller.identity.actor,
      at: this.system.clock.now(),
    });
    return { caseNumber: id, program, worker, changed };
  }

  async markOutOfTheHome(
    {
      number,
      personId: person,
      permanentlyOutOfTheHome,
    }: { readonly number: string; readonly personId: string; readonly permanentlyOutOfTheHome: boolean },
    caller: Caller,
  ): Promise<OutOfTheHomeResponse> {
    await this.ownCounty.mustHaveCase(number, caller);
    const id = caseNumber(number);
    const changed = await this.act(caller, {
      kind: 'mark-out-of-the-home',
      caseNumber: id,
      personId: personId(person),
      permanentlyOutOfTheHome,
      by: caller.identity.actor,
      at: this.system.clock.now(),
    });
    return { caseNumber: id, personId: person, permanentlyOutOfTheHome, changed };
  }

  private async act(caller: Caller, action: CaseAction): Promise<boolean> {
    const outcome = await this.commands.execute(
      new ActOnCase(action, caller.context(commandName(action.kind))),
    );
    caller.wrote(outcome.position, this.system.store.ledgerId);
    return outcome.events.length > 0;
  }
}

function programOf(kind: string): ProgramKind {
  const found = programKinds.find((each) => each === kind);
  if (found === undefined)
    throw new InvalidInput([{ field: 'kind', message: `must be one of ${programKinds.join(', ')}` }]);
  return found;
}
