import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { System } from '#composition';
import { ActOnPerson, type PersonAction } from '#contexts/person-registry';
import { type Instant, personId } from '#kernel';
import type { Caller } from '../http/caller.js';
import { OwnCounty } from '../http/own-county.js';
import { commandName } from './command-name.js';

type Wish<A> = A extends unknown ? Omit<A, 'personId' | 'by' | 'at'> : never;

/** What the people of a county do with a person who has a case there; of anybody else they know nothing. */
@Injectable()
export class PersonActions {
  constructor(
    private readonly commands: CommandBus,
    private readonly system: System,
    private readonly ownCounty: OwnCounty,
  ) {}

  /** @throws NotFound also for a person of another county */
  async act(
    id: string,
    caller: Caller,
    wish: Wish<PersonAction>,
    { contactSeenAt }: { readonly contactSeenAt?: Instant | null } = {},
  ) {
    await this.ownCounty.mustHavePerson(id, caller);
    const by = caller.identity.actor;
    const at = this.system.clock.now();
    const action: PersonAction = { ...wish, personId: personId(id), by, at };
    const message = new ActOnPerson(action, caller.context(commandName(action.kind)), contactSeenAt);
    const outcome = await this.commands.execute(message);
    caller.wrote(outcome.position, this.system.store.ledgerId);
    return outcome;
  }
}
