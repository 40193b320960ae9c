import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Identity, LookRequest, SeenView } from '#access';
import type { CommandContext } from '#engine';
import { canonicalJson } from '#kernel';
import { type PositionToken, parsePosition, tellPosition } from './position.js';
import { HttpProblem } from './problem.js';
import { withoutNulls } from './without-nulls.js';

declare module 'fastify' {
  interface FastifyRequest {
    identity?: Identity;
    sessionToken?: string;
  }
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** One HTTP call, as commands and looks need to know it. */
export class Caller {
  private seen: Promise<readonly SeenView[]> | undefined;

  constructor(
    private readonly request: FastifyRequest,
    private readonly reply: FastifyReply,
  ) {}

  /** @throws HttpProblem 401 when nobody is signed in (a guard has seen to that on every route but public ones). */
  get identity(): Identity {
    if (this.request.identity === undefined) throw new HttpProblem(401, 'not_signed_in', 'Sign in first.');
    return this.request.identity;
  }

  /** Method and path pattern, never the path itself: `GET /api/v1/persons/:id`. */
  get route(): string {
    return `${this.request.method} ${this.request.routeOptions.url ?? 'unknown'}`;
  }

  /** Whether the client named the command itself, so that it may send it again. */
  get bringsKey(): boolean {
    return this.request.headers['idempotency-key'] !== undefined;
  }

  /**
   * @param body what the call said: bodies that say the same are the same call. A member that is null counts as left
   * out (rule G6), unless the whole body is given here.
   * @throws HttpProblem 400 for an Idempotency-Key that is not a UUID
   */
  context(command: string, body: unknown = withoutNulls(this.request.body ?? {})): CommandContext {
    const key = this.request.headers['idempotency-key'];
    if (key !== undefined && (typeof key !== 'string' || !uuid.test(key)))
      throw new HttpProblem(400, 'bad_idempotency_key', 'Idempotency-Key must be a UUID.', [
        { field: 'Idempotency-Key', message: 'must be a UUID such as 0b6f1c9e-8d5c-4c7a-9f60-2f3c1f1c7b11' },
      ]);
    return {
      actor: this.identity.actor,
      command,
      // Without a key every call is a command of its own.
      idempotencyKey: key?.toLowerCase() ?? this.request.id,
      body: canonicalJson({ params: this.request.params ?? {}, body }),
      correlationId: this.request.id,
    };
  }

  /**
   * How a look at personal data of this call is recorded. `Caseledger-Purpose: print` says that the answer goes on
   * paper: such a look is one of its own, `print:` before its task.
   */
  look(task: string, criteria?: unknown): LookRequest {
    const { reason } = this;
    const prints = this.request.headers['caseledger-purpose'] === 'print';
    return {
      actor: this.identity.actor,
      route: this.route,
      purpose: {
        task: prints ? `print:${task}` : task,
        ...(reason === undefined ? {} : { reason }),
      },
      from: this.request.ip,
      correlationId: this.request.id,
      live: !prints && this.request.headers['caseledger-live'] === 'refresh',
      ...(criteria === undefined ? {} : { criteria }),
      ...(this.seen && { saw: this.seen }),
    };
  }

  /** The views that the answer is read from: asked beside the query, and noted in its look. */
  sees(views: Promise<readonly SeenView[]>): void {
    // An answer that shows nobody never waits for it.
    views.catch(() => undefined);
    const before = this.seen;
    this.seen = before === undefined ? views : Promise.all([before, views]).then((all) => all.flat());
    this.seen.catch(() => undefined);
  }

  /** Why somebody looks, by `Caseledger-Reason`: as it is, or URI-encoded, since a header holds ASCII only. */
  get reason(): string | undefined {
    const said = this.request.headers['caseledger-reason'];
    if (typeof said !== 'string') return undefined;
    return decoded(said).trim().slice(0, 500) || undefined;
  }

  /** Tells the client where its command ended up: a query given it waits for the view. */
  wrote(position: string | undefined, ledgerId: string): void {
    tellPosition(this.reply, position, ledgerId);
  }

  stale(): void {
    void this.reply.header('Caseledger-Stale', 'true');
  }

  /**
   * The position that a query asked to wait for, or undefined.
   * @throws InvalidInput for what no command ever answered as its position
   */
  get after(): PositionToken | undefined {
    const { after } = this.request.query as { after?: string };
    const header = this.request.headers['caseledger-position'];
    const inAddress = after === undefined ? undefined : parsePosition('after', after);
    return typeof header === 'string' ? parsePosition('Caseledger-Position', header) : inAddress;
  }
}

/** What was never encoded, such as "100 % sure", stays as it is. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Parameter decorator: the call that a handler answers. */
export const From = createParamDecorator((_: unknown, context: ExecutionContext) => {
  const http = context.switchToHttp();
  const caller = new Caller(http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  // Garbage is refused also where nothing waits for a position.
  void caller.after;
  return caller;
});
