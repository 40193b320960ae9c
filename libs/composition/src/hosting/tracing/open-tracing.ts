import type { MessageTransport } from '#contexts/outbox';
import type { Log } from '#engine';
import type { Tracing } from '#kernel';
import type { Config } from '#settings';

/** Tracing that ends with its program. */
export interface OpenedTracing extends Tracing {
  /** Sends what is left. */
  close(): Promise<void>;
}

/** Undefined where nobody wants traces: then nothing of OpenTelemetry is even loaded. */
export async function openTracing(
  { traces }: Pick<Config, 'traces'>,
  program: string,
  log: Pick<Log, 'warn'>,
): Promise<OpenedTracing | undefined> {
  if (traces === undefined) return undefined;
  const { exporting } = await import('./exporting.js');
  return exporting(traces, program, log);
}

/** The same way out, whose sendings are steps. */
export const traced = (transport: MessageTransport, tracing: Tracing | undefined): MessageTransport =>
  tracing === undefined
    ? transport
    : {
        send: (message) =>
          tracing.step('send', { 'caseledger.channel': message.channel }, () => transport.send(message)),
      };
