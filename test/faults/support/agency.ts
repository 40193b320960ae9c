import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { linkCode } from '#contexts/case-linking';
import { attemptId } from '#kernel';
import { type MailServer, mailServer } from '../../../libs/contexts/outbox/testing/index.js';
import { impatient, MongoProxy } from '../../mongodb/proxy.js';
import { type ChosenStores, newStores } from '../../support/chosen-stores.js';
import type { Dice } from './dice.js';
import { type OpenedFolder, openFolder, registerCustomers } from './opened.js';
import { ServerProcess } from './server-process.js';
import { Town } from './town.js';

const masterKey = '6f1d8c0b5a7e42935ce8d1b7046a9f3e2c7db85014e69a3f8b1c5d7e90f2a463';

/** Stores that several processes share, those processes, and a mail server: many machines on one. */
export class Agency {
  private folders = 0;
  private readonly started: ServerProcess[] = [];
  private readonly opened: OpenedFolder[] = [];

  private constructor(
    private readonly root: string,
    private readonly stores: ChosenStores,
    private readonly mongo: MongoProxy,
    readonly post: MailServer,
    readonly env: Readonly<Record<string, string>>,
  ) {}

  static async open(): Promise<Agency> {
    const stores = await newStores({ EVENT_STORE: 'eventstoredb', READ_STORE: 'mongodb' });
    const post = await mailServer();
    const { proxy, url } = await MongoProxy.before(stores.settings.MONGODB_URL!);
    const env = {
      ...stores.settings,
      MONGODB_URL: `${url}&${impatient}`,
      CASELEDGER_MASTER_KEY: masterKey,
      MAIL_TRANSPORT: 'smtp',
      SMTP_URL: `smtp://127.0.0.1:${post.port}`,
      MAIL_FROM: 'Benefits Portal <no-reply@portal.example.gov>',
      PUBLIC_URL: 'https://portal.example.gov',
    };
    return new Agency(mkdtempSync(join(tmpdir(), 'caseledger-agency-')), stores, proxy, post, env);
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

  /** Why what the environment names cannot be taken away; undefined where it can. */
  static obstacle(
    { TEST_EVENTSTOREDB_URL: ledger, TEST_MONGODB_URL: mongo } = process.env,
  ): string | undefined {
    if (ledger) return 'TEST_EVENTSTOREDB_URL names a ledger that is not ours to kill';
    const why = mongo && MongoProxy.obstacle(mongo);
    return why ? `TEST_MONGODB_URL names a MongoDB that cannot be cut off: ${why}` : undefined;
  }

  /** Takes a store away from all its processes until `met` has come true. */
  async without(store: 'ledger' | 'mongodb', met: () => Promise<void>): Promise<void> {
    const ledger = this.stores.ledger!;
    if (store === 'ledger') ledger.kill();
    else this.mongo.refuse();
    try {
      await met();
    } finally {
      if (store === 'ledger') await ledger.start();
      else this.mongo.accept();
    }
  }

  /** One more of its processes, in this one; time can be pushed forward in it. */
  async openHere(projections: 'here' | 'elsewhere' = 'here'): Promise<OpenedFolder> {
    const opened = await openFolder(this.folder(), { ...this.env, PROJECTIONS: projections });
    this.opened.push(opened);
    return opened;
  }

  async close(): Promise<void> {
    for (const each of this.started) await each.kill();
    for (const each of this.opened) await each.close();
    await this.post.stop();
    await this.mongo.close();
    await this.stores.drop();
    rmSync(this.root, { recursive: true, force: true });
  }

  private folder(): string {
    return mkdtempSync(join(this.root, `process-${++this.folders}-`));
  }
}
