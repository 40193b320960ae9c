import type { ServiceError } from '@grpc/grpc-js';
import { failures } from './answers.js';

/** What goes wrong with an append; the first two groups are told apart only by what is in the log afterwards. */
export type AppendFault =
  /** Stored, and then the answer is lost. */
  | 'stored_then_unavailable'
  | 'stored_then_unknown'
  | 'stored_then_timeout'
  | 'stored_then_silent'
  /** Not stored. */
  | 'unavailable'
  | 'silent'
  /** Not stored, and says so. */
  | 'not_ready'
  | 'not_leader'
  | 'denied';

export type ReadFault =
  | 'unavailable'
  | 'silent'
  | 'not_ready'
  | 'not_leader'
  | 'denied'
  | 'unknown'
  | 'internal';

/** Makes the fake misbehave in the ways that were seen of the real server. */
export class FakeFaults {
  private readonly appendFaults: AppendFault[] = [];
  private readonly readFaults: ReadFault[] = [];
  private gate: Promise<void> | undefined;
  /** From now on a read falls silent after so many events, and stays open. */
  readsFallSilentAfter: number | undefined;

  constructor(private readonly address: () => { readonly host: string; readonly port: number }) {}

  /** The next appends go wrong so, one after the other. */
  append(...faults: readonly AppendFault[]): void {
    this.appendFaults.push(...faults);
  }

  /** The next reads and subscriptions go wrong so, one after the other. */
  read(...faults: readonly ReadFault[]): void {
    this.readFaults.push(...faults);
  }

  /** From now on every call has to wait, before it does anything, until the returned function is called. */
  hold(): () => void {
    let release = () => {};
    this.gate = new Promise((resolve) => {
      release = resolve;
    });
    return () => {
      this.gate = undefined;
      release();
    };
  }

  nextAppend = (): AppendFault | undefined => this.appendFaults.shift();
  nextRead = (): ReadFault | undefined => this.readFaults.shift();
  held = (): Promise<void> | undefined => this.gate;

  /** Undefined for silence. */
  errorOf(fault: AppendFault | ReadFault): Partial<ServiceError> | undefined {
    switch (fault) {
      case 'silent':
      case 'stored_then_silent':
        return undefined;
      case 'unavailable':
      case 'stored_then_unavailable':
        return failures.unavailable();
      case 'unknown':
      case 'stored_then_unknown':
        return failures.unknown();
      case 'stored_then_timeout':
        return failures.timeout();
      case 'internal':
        return failures.internal();
      case 'not_ready':
        return failures.notReady();
      case 'denied':
        return failures.denied();
      case 'not_leader':
        return failures.notLeader(this.address().host, this.address().port);
    }
  }
}
