import type { Clock } from '#kernel';
import { RunningSends } from './running-sends.js';
import { type MessageToSend, type MessageTransport, SendDelayed, SendRefused } from './transport.js';

export interface TextGatewaySettings {
  /** Where each text is posted to. */
  readonly url: string;
  /** Sent as a bearer token. */
  readonly token: string | undefined;
}

/**
 * Posts each text as JSON `{id, to, text}`. `id` stands in the header `Idempotency-Key` too: it is the same when a
 * text comes twice. Any 2xx means that the gateway has taken it. Redirects are not followed: the token stays here.
 */
export class TextGateway implements MessageTransport {
  private readonly sends: RunningSends;

  constructor(
    private readonly settings: TextGatewaySettings,
    clock: Pick<Clock, 'sleep'>,
  ) {
    this.sends = new RunningSends(clock);
  }

  async send({ messageId, to, text }: MessageToSend): Promise<void> {
    const { status } = await this.sends.run((signal) => this.post({ id: messageId, to, text }, signal));
    if (status >= 200 && status < 300) return;
    throw failureOf(status);
  }

  close(): Promise<void> {
    return this.sends.close();
  }

  private async post(
    body: Pick<MessageToSend, 'to' | 'text'> & { readonly id: string },
    signal: AbortSignal,
  ): Promise<Response> {
    const { url, token } = this.settings;
    try {
      const answer = await fetch(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'idempotency-key': body.id,
          ...(token !== undefined && { authorization: `Bearer ${token}` }),
        },
        body: JSON.stringify(body),
        redirect: 'manual',
        signal,
      });
      await answer.body?.cancel();
      return answer;
    } catch {
      throw new SendDelayed('the text gateway cannot be reached', 'unreachable');
    }
  }
}

const later: ReadonlySet<number> = new Set([408, 409, 425, 429]);
const notLetIn: ReadonlySet<number> = new Set([401, 403, 407]);

/** Only what the gateway says of the text itself is final; what it says of us, or of itself, may change. */
function failureOf(status: number): SendRefused | SendDelayed {
  if (notLetIn.has(status)) return new SendDelayed(`the text gateway answers ${status}`, 'sign_in_refused');
  if (later.has(status) || status >= 500)
    return new SendDelayed(`the text gateway answers ${status}`, 'try_later');
  if (status === 400 || status === 410 || status === 413 || status === 422)
    return new SendRefused(`the text gateway answers ${status}`);
  return new SendDelayed(`the text gateway answers ${status}`, 'unknown');
}

/** Where no gateway is set up, texts fail visibly instead of vanishing. */
export const noTextGateway: MessageTransport = {
  send: async () => {
    throw new SendRefused('no text gateway is set up: TEXT_GATEWAY_URL', 'no_gateway');
  },
};
