import type { Mail } from '#bounded-context';
import type { Channel } from '#contexts/case-linking';
import type { Engine } from '#engine';
import type { Documents } from '#files';
import type { Clock, CountyCode } from '#kernel';
import type { Secrets, Vault } from '#privacy';

/** What every flow works with. Facts come from streams, through the engine; never from a view. */
export abstract class FlowPorts {
  abstract readonly engine: Engine;
  abstract readonly vault: Vault;
  abstract readonly secrets: Secrets;
  abstract readonly clock: Clock;
  /** What the product sends. */
  abstract readonly mails: readonly Mail[];
  /** Ways on which a message can leave by the settings: what nobody can send is not offered to a customer. */
  abstract readonly ways: readonly Channel['kind'][];
  /** Whether somebody of that county's staff has signed in here and may see e-messages: else nobody would answer. */
  /** Documents that customers sent, and forms. */
  abstract readonly files: Pick<Documents, 'remove' | 'rescan' | 'sweep'>;
  abstract readonly answersMessages: (worker: string, county: CountyCode) => Promise<boolean>;
}

/** How long a fallback waits before it mends what a command left half done: longer than any command takes. */
export const commandsAreOverAfter = 5_000;
