import { Refused } from '#kernel';
import type { Secrets } from '#privacy';
import type { CommandContext } from '../running/process.js';
import type { LoadedStream } from './stream-loader.js';

/** How a repeat of a command is recognised: who, what and under which key; and that it asks the same. */
export interface CommandKey {
  readonly scope: string;
  readonly body: string | undefined;
}

/** Idempotency lives in the metadata of the events themselves: there is no table to fall out of step. */
export class Idempotency {
  constructor(private readonly secrets: Secrets) {}

  keyOf({ actor, command, idempotencyKey, body }: CommandContext): CommandKey {
    const scope = this.secrets.id('idempotency', actor.kind, actor.id, command, idempotencyKey);
    return { scope, body: body === undefined ? undefined : this.secrets.id('idempotency-body', scope, body) };
  }

  /** The revisions that this command wrote already. @throws Refused(idempotency_key_reused) for another body. */
  earlier(loaded: LoadedStream<unknown>, key: CommandKey) {
    const range = loaded.keys.get(key.scope);
    if (range !== undefined && range.body !== key.body)
      throw new Refused(
        'idempotency_key_reused',
        'This Idempotency-Key was already used for a different request. Send a new key with this request.',
      );
    return range;
  }
}
