import { type Clock, within } from '#kernel';
import type { NamedKey } from '../signed-note.js';

/** Somebody else's server that signs checkpoints which grow out of those that it signed before. */
export interface WitnessSettings {
  /** Without `/add-checkpoint`. */
  readonly url: string;
  readonly key: NamedKey;
}

/** It did not sign now, and that says nothing of the ledger: it is asked again. The message is for people. */
export class WitnessTrouble extends Error {
  override readonly name = 'WitnessTrouble';
}

/** What it is asked to sign, and that this grew out of the first `old` events. */
export interface Submission {
  readonly old: number;
  /** Consistency proof, hex. */
  readonly proof: readonly string[];
  /** The signed note. */
  readonly checkpoint: string;
}

/** `conflict`: the last that it signed covers so many events. `inconsistent`: what it signed is not in what it was shown. */
export type WitnessAnswer =
  | { readonly is: 'signed'; readonly lines: string }
  | { readonly is: 'conflict'; readonly size: number }
  | { readonly is: 'inconsistent' };

const longestMilliseconds = 20_000;
/** Of an answer; signatures take some hundred bytes. */
const mostBytes = 64 * 1024;

/** A witness as C2SP has it (c2sp.org/tlog-witness). */
export class Witness {
  constructor(
    readonly settings: WitnessSettings,
    private readonly clock: Pick<Clock, 'sleep'>,
  ) {}

  /** @throws WitnessTrouble */
  async addCheckpoint(submission: Submission, stopped: AbortSignal): Promise<WitnessAnswer> {
    const { status, type, text } = await this.post(bodyOf(submission), stopped);
    if (status === 200) return { is: 'signed', lines: text };
    if (status === 422) return { is: 'inconsistent' };
    const [size] = /^(0|[1-9]\d{0,15})(?=\n?$)/.exec(text) ?? [];
    if (status === 409 && type === 'text/x.tlog.size' && size !== undefined)
      return { is: 'conflict', size: Number(size) };
    throw new WitnessTrouble(`the witness answers ${status}${meaning[status] ?? ''}`);
  }

  private async post(
    body: string,
    stopped: AbortSignal,
  ): Promise<{ readonly status: number; readonly type: string; readonly text: string }> {
    try {
      return await within(
        this.clock,
        { milliseconds: longestMilliseconds, also: stopped },
        async (signal) => {
          const answer = await fetch(`${this.settings.url.replace(/\/$/, '')}/add-checkpoint`, {
            method: 'POST',
            headers: { 'content-type': 'text/plain; charset=utf-8' },
            body,
            redirect: 'manual',
            signal,
          });
          const type = answer.headers.get('content-type')?.split(';')[0]?.trim() ?? '';
          return { status: answer.status, type, text: await textOf(answer) };
        },
      );
    } catch (error) {
      if (error instanceof WitnessTrouble) throw error;
      throw new WitnessTrouble('the witness does not answer', { cause: error });
    }
  }
}

const meaning: Readonly<Record<number, string>> = {
  403: ': it does not take the signature; give it the keys that caseledger ledger key prints',
  404: ': it does not know this ledger, or WITNESS_URL is wrong; give it the keys that caseledger ledger key prints',
};

const bodyOf = ({ old, proof, checkpoint }: Submission): string =>
  `old ${old}\n${proof.map((hash) => `${Buffer.from(hash, 'hex').toString('base64')}\n`).join('')}\n${checkpoint}`;

async function textOf({ body }: Response): Promise<string> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of body ?? []) {
    bytes += part.length;
    if (bytes > mostBytes) throw new WitnessTrouble('the witness answers more than signatures');
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}
