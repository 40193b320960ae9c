import { Agent, request } from 'node:http';
import type { ApiRequest } from './api-requests.js';

export interface WireAnswer {
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

/** Sends requests as they are, without the corrections that `fetch` makes. */
export class Wire {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 16 });

  constructor(private readonly url: string) {}

  send({ method, path, headers, body }: ApiRequest): Promise<WireAnswer> {
    return new Promise((resolve, reject) => {
      const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
      const sent = request(
        this.url + path,
        { method, headers: { ...headers, ...length }, agent: this.agent },
        (answer) => {
          const said = { status: answer.statusCode ?? 0, type: answer.headers['content-type'] ?? '' };
          if (said.type.includes('event-stream')) {
            // It has begun, and would go on for ever.
            resolve({ ...said, text: '' });
            answer.destroy();
            return;
          }
          let text = '';
          answer.setEncoding('utf8');
          answer.on('data', (part: string) => {
            text += part;
          });
          answer.on('end', () => resolve({ ...said, text }));
          answer.on('error', reject);
        },
      );
      sent.on('error', reject);
      sent.end(body);
    });
  }

  close(): void {
    this.agent.destroy();
  }
}
