import { FolderInUse } from '#engine/sqlite';
import {
  type ArgsOf,
  feedViews,
  NoServer,
  type OperationName,
  type OperationPorts,
  type Operator,
  type OwnedFolder,
  operations,
  ownFolder,
  type Progress,
  type ResultOf,
  remoteOperation,
  viewsBehind,
} from '#operations';
import { Interrupted, interruptions } from '../command-line/failures.js';
import { Settings } from '../command-line/settings.js';
import { Output } from '../output/output.js';
import { behindText } from './behind-text.js';
import { follow, interruptible } from './follow.js';

interface RunOptions {
  /** The data folder is made when there is none. */
  readonly create?: boolean;
  /** What is shown is the state of what a server does: say so when there is none. */
  readonly ofServer?: boolean;
}

/** Whoever owns the data folder: a running server, or else this process for the length of one command. */
export class Owner {
  constructor(
    private readonly settings: Settings,
    private readonly output: Output,
  ) {}

  /** Runs an operation there. @throws what the operation does, FolderInUse with advice, Interrupted */
  run<Name extends OperationName>(
    name: Name,
    args: ArgsOf<Name>,
    operator: Operator,
    { create = false, ofServer = false }: RunOptions = {},
  ): Promise<ResultOf<Name>> {
    const { socket } = this.settings.folder({ create });
    return interruptible(async (signal) => {
      try {
        const run = remoteOperation(socket, name, args, operator, signal);
        return await follow(run, this.output.progress(), signal);
      } catch (error) {
        if (!(error instanceof NoServer)) throw error;
      }
      if (ofServer) this.output.say(this.noServer());
      const waiting = 'takes no commands: wait for it to end (or stop the server), then run this again';
      const work = ({ ports }: OwnedFolder) => {
        const run = operations[name] as unknown as (
          ports: OperationPorts,
          args: ArgsOf<Name>,
          operator: Operator,
        ) => AsyncGenerator<Progress, ResultOf<Name>, void>;
        return follow(run({ ...ports, signal }, args, operator), this.output.progress(), signal);
      };
      return this.here(waiting, work, signal);
    });
  }

  /**
   * Runs work that needs the folder for itself, and feeds the views what it appended until the signal aborts.
   * @throws FolderInUse with `advice`, and what the work does
   */
  async here<T>(
    advice: string,
    work: (owned: OwnedFolder) => Promise<T>,
    signal: AbortSignal = new AbortController().signal,
  ): Promise<T> {
    const owned = await this.own(advice);
    let result: T;
    try {
      result = await this.fed(owned, work, signal);
    } catch (error) {
      // What the work failed of counts, not that the rest could not be put in order after it.
      await owned.close().catch(() => undefined);
      throw error;
    }
    await owned.close();
    return result;
  }

  /** Whatever became of the work, the views are fed what it appended. */
  private async fed<T>(
    owned: OwnedFolder,
    work: (owned: OwnedFolder) => Promise<T>,
    signal: AbortSignal,
  ): Promise<T> {
    const { store } = owned.ports.system;
    const before = await store.head();
    try {
      return await work(owned);
    } finally {
      const after = await store.head().catch(() => before);
      if (after !== before) await this.feed(owned.ports, signal);
    }
  }

  private noServer(): string {
    const { dataDir, readStore } = this.settings.config;
    return readStore.kind === 'sqlite'
      ? `No server runs on ${dataDir}: views are fed, processes run and messages are sent only while one does (npm start).`
      : `No server runs on ${dataDir}; others may work on the same stores elsewhere: caseledger doctor names them.`;
  }

  /** Stopped, it says how far the views are; the result of the work counts all the same. */
  private async feed(ports: OperationPorts, signal: AbortSignal): Promise<void> {
    const behind = await follow(feedViews(ports), this.output.progress(), signal).catch((error: unknown) => {
      if (!(error instanceof Interrupted)) throw error;
      process.exitCode = interruptions[error.by];
      return viewsBehind(ports);
    });
    if (behind.length > 0) this.output.say(behindText(behind));
  }

  private async own(advice: string): Promise<OwnedFolder> {
    const { config, env } = this.settings;
    try {
      return await ownFolder(config, { env, log: this.output.log });
    } catch (error) {
      if (!(error instanceof FolderInUse)) throw error;
      throw new FolderInUse(`another Caseledger process holds ${config.dataDir} and ${advice}`, {
        cause: error,
      });
    }
  }
}
