import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { attemptId } from '#kernel';
import { linkCode } from '#processes';
import { type MailServer, mailServer } from '../../../libs/outbox/testing/index.js';
import { type ChosenStores, newStores } from '../../support/chosen-stores.js';
import type { Dice } from './dice.js';
import { type OpenedFolder, openFolder, registerCustomers } from './opened.js';
import { ServerProcess } from './server-process.js';
import { Town } from './town.js';

const masterKey = '6f1d8c0b5a7e42935ce8d1b7046a9f3e2c7db85014e69a3f8b1c5d7e90f2a463';

/** Stores that several processes share, those processes, and a mail server: many machines on one. */
export class Agency {
  private folders = 0;
  readonly started: ServerProcess[] = [];

  private constructor(
    private readonly root: string,
    readonly stores: ChosenStores,
    readonly post: MailServer,
    readonly env: Readonly<Record<string, string>>,
  ) {}

  static async open(): Promise<Agency> {
    const stores = await newStores({ EVENT_STORE: 'eventstoredb', READ_STORE: 'mongodb' });
    const post = await mailServer();
    const env = {
      ...stores.settings,
      CASELEDGER_MASTER_KEY: masterKey,
      MAIL_TRANSPORT: 'smtp',
      SMTP_URL: `smtp://127.0.0.1:${post.port}`,
      MAIL_FROM: 'Benefits Portal <no-reply@portal.example.gov>',
      PUBLIC_URL: 'https://portal.example.gov',
    };
    return new Agency(mkdtempSync(join(tmpdir(), 'caseledger-agency-')), stores, post, env);
  }

  /** Customers with accounts, and a town that knows the codes they are sent. */
  async town(dice: Dice, accounts: number): Promise<Town> {
    const opened = await this.openHere();
    await registerCustomers(opened, accounts);
    const { secrets } = opened.system;
    await opened.close();
    return new Town(dice, accounts, (attempt) => linkCode(secrets, attemptId(attempt), 1));
  }

  /** A process of the product with a folder of its own. */
  start(program: 'api' | 'projector', env: Readonly<Record<string, string>> = {}): ServerProcess {
    const started = ServerProcess.spawn(this.folder(), { program, env: { ...this.env, ...env } });
    this.started.push(started);
    return started;
  }

  /** One more of its processes, in this one; time can be pushed forward in it. */
  openHere(projections: 'here' | 'elsewhere' = 'here'): Promise<OpenedFolder> {
    return openFolder(this.folder(), { ...this.env, PROJECTIONS: projections });
  }

  async close(): Promise<void> {
    for (const each of this.started) await each.kill();
    await this.post.stop();
    await this.stores.drop();
    rmSync(this.root, { recursive: true, force: true });
  }

  private folder(): string {
    return mkdtempSync(join(this.root, `process-${++this.folders}-`));
  }
}
