import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { linkCode } from '#contexts/case-linking';
import { attemptId } from '#kernel';
import { type Answered, Caller, type Command, toldBy, Unanswered } from './commands.js';
import { type Dice, diceOf } from './dice.js';
import { judge } from './judgement.js';
import { openFolder, registerCustomers } from './opened.js';
import { ServerProcess, type SpawnOptions } from './server-process.js';
import { Town } from './town.js';

const clients = 8;
/** So many misses of one client in one round: the server will not come round. */
const patience = 200;

/** Before each kill so many commands were acknowledged anew. */
export const fewestAcknowledged = 10;

const isAcknowledged = ({ answer }: Answered) => answer.status < 300 && answer.position !== undefined;

/** What befalls a data folder besides that its server is killed. */
export interface Disaster {
  readonly environment: (dataDir: string) => Readonly<Record<string, string>>;
  readonly beforeStart: (dataDir: string) => void;
  readonly afterKill: (dataDir: string, dice: Dice) => void;
}

export interface SiegeOptions {
  readonly seed: number;
  readonly rounds: number;
  readonly broken?: SpawnOptions['broken'];
  readonly disaster?: Disaster;
}

export interface Verdict {
  /** One line for each broken promise. */
  readonly findings: readonly string[];
  readonly kills: number;
  readonly acknowledged: number;
  readonly refused: number;
  readonly retried: number;
}

/** A server that is killed again and again while its clients go on asking, and what is left of their wishes. */
export class Siege {
  private readonly dice: Dice;
  private readonly answered: Answered[] = [];
  private readonly unanswered: (Command | undefined)[] = Array.from({ length: clients });
  private readonly findings: string[] = [];
  private town: Town | undefined;
  private kills = 0;
  private acknowledged = 0;
  private retried = 0;
  private progressed: () => void = () => undefined;

  private constructor(
    private readonly options: SiegeOptions,
    private readonly dataDir: string,
  ) {
    this.dice = diceOf(options.seed);
  }

  /** Runs all rounds in a folder of its own, then judges what is in it. */
  static async run(options: SiegeOptions): Promise<Verdict> {
    const dataDir = mkdtempSync(join(tmpdir(), 'caseledger-siege-'));
    const siege = new Siege(options, dataDir);
    try {
      await siege.prepare();
      for (let round = 0; round < options.rounds && !siege.refused; round++) await siege.round();
      if (!siege.refused) await siege.end();
      return siege.verdict();
    } finally {
      rmSync(dataDir, { recursive: true, force: true });
    }
  }

  private async prepare(): Promise<void> {
    const accounts = 40 + 25 * this.options.rounds;
    const nursery = mkdtempSync(join(tmpdir(), 'caseledger-nursery-'));
    const opened = await openFolder(nursery);
    await registerCustomers(opened, accounts);
    const { secrets } = opened.system;
    await opened.close();
    // In a folder of its own: a closed connection of this process holds its files until the garbage is collected.
    cpSync(nursery, this.dataDir, { recursive: true });
    rmSync(nursery, { recursive: true, force: true });
    this.town = new Town(this.dice, accounts, (attempt) => linkCode(secrets, attemptId(attempt), 1));
  }

  /** From a start to a kill while it answers; sometimes it is killed once before it is ready. */
  private async round(): Promise<void> {
    if (this.dice(8) === 0) {
      const early = this.start();
      await after(this.dice(1_500));
      await this.kill(early);
    }
    const server = this.start();
    let over = false;
    try {
      const caller = new Caller(await server.url());
      const enough = this.acknowledged + fewestAcknowledged + this.dice(150);
      const busy = Promise.all(this.unanswered.map((_, client) => this.client(client, caller, () => over)));
      await Promise.race([this.reached(enough), busy]);
      await after(this.dice(15));
      over = true;
      await this.kill(server);
      await busy;
    } catch (error) {
      this.foundRefused(`round ${this.kills + 1} broke off`, server, error);
    } finally {
      over = true;
      await server.kill();
    }
  }

  private start(): ServerProcess {
    const { disaster, broken } = this.options;
    disaster?.beforeStart(this.dataDir);
    const env = disaster?.environment(this.dataDir);
    return ServerProcess.spawn(this.dataDir, { ...(env && { env }), ...(broken && { broken }) });
  }

  private async kill(server: ServerProcess): Promise<void> {
    await server.kill();
    this.kills++;
    this.options.disaster?.afterKill(this.dataDir, this.dice);
  }

  private async client(client: number, caller: Caller, over: () => boolean): Promise<void> {
    for (let misses = 0; !over(); ) {
      try {
        const open = this.unanswered[client];
        if (open !== undefined) this.retried++;
        const sent = open ?? (await this.town!.wish(caller));
        this.unanswered[client] = sent;
        await this.settle(sent, caller);
        this.unanswered[client] = undefined;
      } catch (error) {
        if (!(error instanceof Unanswered) || ++misses > patience) throw error;
        if (!over()) await after(10);
      }
    }
  }

  private async settle(sent: Command, caller: Caller): Promise<void> {
    const answer = await caller.send(sent);
    if (answer.status >= 500) this.findings.push(`${sent.name} was answered with ${answer.status}`);
    const answered = { command: sent, answer };
    this.answered.push(answered);
    if (isAcknowledged(answered)) this.acknowledged++;
    this.town!.learn(answered);
    this.progressed();
  }

  private settleAtLast = (sent: Command, caller: Caller) =>
    this.untilAnswered(() => this.settle(sent, caller));

  /** A connection may break for a reason of its own: what is asked under the same key may be asked again. */
  private async untilAnswered<T>(ask: () => Promise<T>): Promise<T> {
    for (let misses = 0; ; misses++)
      try {
        return await ask();
      } catch (error) {
        if (!(error instanceof Unanswered) || misses > patience) throw error;
        await after(10);
      }
  }

  private reached(count: number): Promise<void> {
    return new Promise((resolve) => {
      this.progressed = () => {
        if (this.acknowledged >= count) resolve();
      };
    });
  }

  /** Every open wish is sent once more, every acknowledged one again; then the folder is judged. */
  private async end(): Promise<void> {
    const server = this.start();
    const done: Answered[] = [];
    try {
      const caller = new Caller(await server.url());
      for (const open of this.unanswered) if (open !== undefined) await this.settleAtLast(open, caller);
      done.push(...this.answered.filter(isAcknowledged));
      for (const each of done) await this.again(each, caller);
      await server.stop();
    } catch (error) {
      this.foundRefused('the last questions broke off', server, error);
    } finally {
      await server.kill();
    }
    if (!this.refused) this.findings.push(...(await judge(this.dataDir, this.answered)));
  }

  private get refused(): boolean {
    return this.findings.some((each) => each.startsWith('refused: '));
  }

  /** A start that refuses the folder has found that something is lost. @throws what broke off for any other reason */
  private foundRefused(what: string, server: ServerProcess, error: unknown): void {
    if (!server.log.includes('cannot be used as it is'))
      throw new Error(`${what}; the server said: ${server.log}`, { cause: error });
    this.findings.push(`refused: ${server.log}`);
  }

  private verdict(): Verdict {
    return {
      findings: this.findings,
      kills: this.kills,
      acknowledged: this.answered.filter(isAcknowledged).length,
      refused: this.answered.filter(({ answer }) => answer.status >= 400).length,
      retried: this.retried,
    };
  }

  private async again({ command, answer }: Answered, caller: Caller): Promise<void> {
    const second = await this.untilAnswered(() => caller.send(command));
    const [told, before] = [toldBy(command, second), toldBy(command, answer)];
    if (told !== before)
      this.findings.push(`${command.name} sent again answers ${told} instead of ${before}`);
  }
}
