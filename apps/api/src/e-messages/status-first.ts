import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  SetMetadata,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { System } from '#composition';
import { threadDecider } from '#contexts/e-messages';
import { messageId } from '#kernel';
import { type MessageWish, mustBeDoable, mustBePossible, mustBeRepliable, threadOf } from '#processes';
import { Caller } from '../http/caller.js';
import { accountOf } from '../http/own-account.js';
import { OwnThread } from './own-thread.js';

type Wish = MessageWish['kind'] | 'complete' | 'receive-reply';
const wishKey = 'caseledger:status-first';

/** What a route does to a message: whether its status allows it is asked before the members of the body are looked at. */
export const StatusFirst = (wish: Wish) => SetMetadata(wishKey, wish);

/** The name of a command on a message: the scope of its Idempotency-Key. */
export const commandOn = (kind: string, id: string): string => `${kind}:${id}`;

/** Runs after the right was checked, and before the body is. A repeat is answered as it was, whatever the status is now. */
@Injectable()
export class StatusFirstInterceptor implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    private readonly system: System,
    private readonly ownThread: OwnThread,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler) {
    const wish = this.reflector.get<Wish | undefined>(wishKey, context.getHandler());
    if (wish === undefined) return next.handle();
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const caller = new Caller(request, http.getResponse<FastifyReply>());
    const { id } = request.params as { id: string };
    if (wish === 'complete' || wish === 'receive-reply') await this.forCustomer(wish, id, caller);
    else await this.forWorker(wish, id, caller);
    return next.handle();
  }

  private async forWorker(wish: MessageWish['kind'], id: string, caller: Caller): Promise<void> {
    await this.ownThread.ofCounty(id, caller);
    if (await this.wasDone(wish, id, caller)) return;
    await mustBePossible(this.system.flows, { messageId: messageId(id), by: caller.identity.actor }, wish);
  }

  private async forCustomer(wish: 'complete' | 'receive-reply', id: string, caller: Caller): Promise<void> {
    const customer = { accountId: accountOf(caller), by: caller.identity.actor };
    await this.ownThread.ofCustomer(id, caller);
    if (await this.wasDone(wish, id, caller)) return;
    const ask = wish === 'complete' ? mustBeDoable : mustBeRepliable;
    await ask(this.system.flows, customer, id);
  }

  private async wasDone(wish: Wish, id: string, caller: Caller): Promise<boolean> {
    if (!caller.bringsKey) return false;
    const context = caller.context(commandOn(wish, id));
    return (await this.system.engine.earlier(threadDecider, threadOf(id), context)) !== undefined;
  }
}
