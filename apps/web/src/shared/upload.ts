import { problemFrom, unreachable } from '#api-client';
import { client } from './api.js';

/** What is sent, with how far it is: `fetch` cannot tell. */
export interface Upload {
  readonly path: string;
  readonly body: FormData;
  /** The same when it is sent again. */
  readonly idempotencyKey: string;
  /** Bytes that have left, of how many. */
  readonly onProgress: (sent: number, total: number) => void;
  /** Aborted: nothing of it is kept anywhere. */
  readonly signal: AbortSignal;
}

/** @throws ApiProblem; AbortError when it was cancelled */
export function upload({ path, body, idempotencyKey, onProgress, signal }: Upload): Promise<void> {
  const headers = { ...client.command.headers(), 'Idempotency-Key': idempotencyKey };
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', path);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded, total }) => onProgress(loaded, total);
    request.onerror = () => reject(unreachable());
    request.onabort = () => reject(new DOMException('cancelled', 'AbortError'));
    request.onload = () => {
      const { status } = request;
      const header = (name: string) => request.getResponseHeader(name);
      client.command.answered(status, header);
      if (status < 300) return resolve();
      const retryAfter = Number(header('Retry-After') ?? Number.NaN);
      reject(
        problemFrom(status, json(request.responseText), Number.isNaN(retryAfter) ? undefined : retryAfter),
      );
    };
    if (signal.aborted) return reject(new DOMException('cancelled', 'AbortError'));
    signal.addEventListener('abort', () => request.abort());
    request.send(body);
  });
}

/** A proxy's page is no problem document. */
function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
