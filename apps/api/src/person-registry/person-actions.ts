import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { System } from '#composition';
import { ActOnPerson, caseDecider, type PersonAction, personDecider } from '#contexts/person-registry';
import { type Instant, NotFound, personId, workerId } from '#kernel';
import type { Caller } from '../http/caller.js';
import { countyOf } from '../http/county.js';
import { OwnCounty } from '../http/own-county.js';
import { commandName } from './command-name.js';

type Wish<A> = A extends unknown ? Omit<A, 'personId' | 'worker' | 'county' | 'at'> : never;

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
    const { actor } = caller.identity;
    const county = countyOf(caller.identity);
    await this.mustBeInCounty(id, caller);
    const at = this.system.clock.now();
    const action = {
      ...wish,
      personId: personId(id),
      worker: workerId(actor.id),
      county,
      at,
    } as PersonAction;
    const message = new ActOnPerson(action, caller.context(commandName(action.kind)), contactSeenAt);
    const outcome = await this.commands.execute(message);
    caller.wrote(outcome.position, this.system.store.ledgerId);
    return outcome;
  }

  /** Asks the streams for what the county's view holds. @throws NotFound */
  async mustBeInCounty(id: string, caller: Caller): Promise<void> {
    const county = await this.ownCounty.mustHavePerson(id, caller);
    const { engine } = this.system;
    const person = await engine.state(personDecider, personId(id));
    const numbers = person.kind === 'unknown' ? [] : person.cases;
    const cases = await Promise.all(numbers.map((each) => engine.state(caseDecider, each)));
    if (!cases.some((each) => each.kind === 'recorded' && each.facts.county === county)) throw new NotFound();
  }
}
