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
import { personInCounty } from '#contexts/person-registry';
import {
  type AccountId,
  NotFound,
  type PersonId,
  type RequestId,
  requestId,
  seal,
  submissionSubject,
  type WorkerId,
  workerId,
} from '#kernel';
import { standingLinkOf } from '#processes';
import type { Caller } from '../http/caller.js';
import { countyOf, workerIn } from '../http/county.js';
import { OwnCounty } from '../http/own-county.js';
import { colleagueNamed } from './colleague-named.js';

type Wish<A> = A extends unknown ? Omit<A, 'requestId' | 'county' | 'by' | 'at'> : never;

/** What a worker does with one request, one at a time or many: always in the own county. */
@Injectable()
export class RequestActions {
  constructor(
    private readonly commands: CommandBus,
    private readonly system: System,
    private readonly ownCounty: OwnCounty,
  ) {}

  async take(id: string, caller: Caller): Promise<WorkerId> {
    await this.act(id, caller, { kind: 'take' });
    return workerId(caller.identity.actor.id);
  }

  async release(id: string, caller: Caller): Promise<void> {
    await this.act(id, caller, { kind: 'release' });
  }

  async assign(id: string, worker: string, caller: Caller): Promise<WorkerId> {
    const to = await workerIn(this.system.staff, countyOf(caller.identity), worker);
    await this.act(id, caller, { kind: 'assign', to });
    return to;
  }

  async ask(id: string, caller: Caller): Promise<void> {
    await this.act(id, caller, { kind: 'ask-for' });
  }

  async decline(id: string, by: string, caller: Caller): Promise<void> {
    const asker = await workerIn(this.system.staff, countyOf(caller.identity), by);
    await this.act(id, caller, { kind: 'decline-asking', asker });
  }

  async note(id: string, text: string, caller: Caller): Promise<void> {
    const note = await this.noteOn(id, text, caller);
    await this.act(id, caller, { kind: 'note', note });
  }

  async wait(
    id: string,
    { reason, note }: { reason: WaitingReason; note?: string | undefined },
    caller: Caller,
  ): Promise<void> {
    const noted = note ? { note: await this.noteOn(id, note, caller) } : {};
    await this.act(id, caller, { kind: 'wait', reason, ...noted });
  }

  async resume(id: string, caller: Caller): Promise<void> {
    await this.act(id, caller, { kind: 'end-waiting' });
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
      reason,
      ...(note && { note: noteOf(id, note) }),
      ...(linked && { linked }),
    });
  }

  /** @throws NotFound also for a person of another county */
  async dismiss(id: string, personId: PersonId, caller: Caller): Promise<void> {
    const county = await this.ownCounty.mustHavePerson(personId, caller);
    await personInCounty(this.system.engine, personId, county);
    await this.act(id, caller, { kind: 'dismiss-candidate', personId });
  }

  /** @throws NotFound */
  private async noteOn(id: string, text: string, caller: Caller): Promise<Note> {
    await this.ownCounty.mustHaveRequest(id, caller);
    const account = await this.accountOf(requestId(id), caller);
    if (account === undefined) throw new NotFound();
    return noteOf(id, text);
  }

  private async act(id: string, caller: Caller, action: Wish<RequestAction>): Promise<void> {
    const county = await this.ownCounty.mustHaveRequest(id, caller);
    const target = {
      requestId: requestId(id),
      county,
      by: caller.identity.actor,
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

/** A note speaks of whom the request is about, and goes with them. */
const noteOf = (id: string, text: string): Note =>
  seal(submissionSubject(submissionOf(requestId(id))), { text });
