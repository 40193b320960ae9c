import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { System } from '#composition';
import {
  ActOnRequest,
  type Note,
  type RejectReason,
  type RequestAction,
  submissionDecider,
  submissionOf,
  type WaitingReason,
} from '#contexts/case-linking';
import {
  type AccountId,
  accountSubject,
  NotFound,
  type PersonId,
  type RequestId,
  requestId,
  seal,
  type WorkerId,
  workerId,
} from '#kernel';
import { factsInCounty, standingLinkOf } from '#processes';
import type { Caller } from '../http/caller.js';
import { countyOf, workerIn } from '../http/county.js';
import { OwnCounty } from '../http/own-county.js';
import { colleagueNamed } from './colleague-named.js';

type WithoutTarget<A> = A extends unknown ? Omit<A, 'requestId' | 'county' | 'at'> : never;

/** What a worker does with one request, one at a time or many: always in the own county. */
@Injectable()
export class RequestActions {
  constructor(
    private readonly commands: CommandBus,
    private readonly system: System,
    private readonly ownCounty: OwnCounty,
  ) {}

  /** A supervisor also takes a request over from a colleague. */
  async take(id: string, caller: Caller): Promise<WorkerId> {
    const worker = workerId(caller.identity.actor.id);
    const takesOver = caller.identity.role === 'supervisor';
    await this.act(id, caller, { kind: 'take', worker, takesOver });
    return worker;
  }

  /** A worker puts back the own ones; a supervisor anybody's. */
  async release(id: string, caller: Caller): Promise<void> {
    const own = caller.identity.role === 'supervisor' ? {} : { worker: workerId(caller.identity.actor.id) };
    await this.act(id, caller, { kind: 'release', ...own });
  }

  async assign(id: string, to: string, caller: Caller): Promise<WorkerId> {
    const worker = await workerIn(this.system.staff, countyOf(caller.identity), to);
    const mover = caller.identity.role === 'supervisor' ? {} : { mover: workerId(caller.identity.actor.id) };
    await this.act(id, caller, { kind: 'assign', worker, ...mover });
    return worker;
  }

  async ask(id: string, caller: Caller): Promise<void> {
    await this.act(id, caller, { kind: 'ask-for', worker: workerId(caller.identity.actor.id) });
  }

  async decline(id: string, by: string, caller: Caller): Promise<void> {
    const asker = await workerIn(this.system.staff, countyOf(caller.identity), by);
    await this.act(id, caller, { kind: 'decline-asking', worker: workerId(caller.identity.actor.id), asker });
  }

  async note(id: string, text: string, caller: Caller): Promise<void> {
    const note = await this.noteOn(id, text, caller);
    await this.act(id, caller, { kind: 'note', by: caller.identity.actor, note });
  }

  async wait(
    id: string,
    { reason, note }: { reason: WaitingReason; note?: string | undefined },
    caller: Caller,
  ): Promise<void> {
    const noted = note ? { note: await this.noteOn(id, note, caller) } : {};
    await this.act(id, caller, { kind: 'wait', by: caller.identity.actor, reason, ...noted });
  }

  async resume(id: string, caller: Caller): Promise<void> {
    await this.act(id, caller, { kind: 'end-waiting', by: caller.identity.actor });
  }

  async reject(
    id: string,
    { reason, note }: { reason: RejectReason; note?: string | undefined },
    caller: Caller,
  ): Promise<void> {
    await this.ownCounty.mustHaveRequest(id, caller);
    const account = await this.accountOf(requestId(id), caller);
    const linked = account && (await standingLinkOf(this.system.flows, account));
    await this.act(id, caller, {
      kind: 'reject',
      by: caller.identity.actor,
      reason,
      // A note is about the account that asks.
      ...(note && account && { note: seal(accountSubject(account), { text: note }) }),
      ...(linked && { linked }),
    });
  }

  /** @throws NotFound also for a person of another county */
  async dismiss(id: string, personId: PersonId, caller: Caller): Promise<void> {
    const county = await this.ownCounty.mustHavePerson(personId, caller);
    await factsInCounty(this.system.engine, personId, county);
    await this.act(id, caller, { kind: 'dismiss-candidate', personId });
  }

  /** A note is about the account that asks. @throws NotFound */
  private async noteOn(id: string, text: string, caller: Caller): Promise<Note> {
    await this.ownCounty.mustHaveRequest(id, caller);
    const account = await this.accountOf(requestId(id), caller);
    if (account === undefined) throw new NotFound();
    return seal(accountSubject(account), { text });
  }

  private async act(id: string, caller: Caller, action: WithoutTarget<RequestAction>): Promise<void> {
    const county = await this.ownCounty.mustHaveRequest(id, caller);
    const target = {
      requestId: requestId(id),
      county,
      at: this.system.clock.now(),
    };
    const message = new ActOnRequest(
      { ...action, ...target } as RequestAction,
      caller.context(`${action.kind}:${id}`),
    );
    const outcome = await this.commands.execute(message).catch(async (error: unknown) => {
      throw await colleagueNamed(this.system, requestId(id), error);
    });
    caller.wrote(outcome.position, this.system.store.ledgerId);
  }

  /** The account that asks. Undefined where this county has no such request. */
  private async accountOf(id: RequestId, caller: Caller): Promise<AccountId | undefined> {
    const submission = await this.system.engine.state(submissionDecider, submissionOf(id));
    const request = submission.get(id);
    return request?.county === countyOf(caller.identity) ? request.accountId : undefined;
  }
}
