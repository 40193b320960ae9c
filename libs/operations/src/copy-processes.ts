import type { ProcessCheckpoint, ProcessCheckpoints } from '#engine';
import { comparePositions, type StoredEvent } from '#event-store';

/** What became of a process: `there` when the target's own checkpoint was there or further already. */
export interface ProcessMoved {
  readonly name: string;
  readonly state: 'moved' | 'there' | 'not started';
}

interface LedgerOf {
  readonly ledgerId: string;
  readonly checkpoints: ProcessCheckpoints;
}

/** In place of a ledger's id. */
const unfinished = 'an unfinished copy';

/** Takes the checkpoints of processes to the same events of the copy: there they go on where they were. */
export class MovedProcesses {
  private constructor(
    private readonly target: LedgerOf,
    private readonly known: ReadonlyMap<string, ProcessCheckpoint | undefined>,
    private readonly positions: Map<string, string | undefined>,
  ) {}

  /** Reads the checkpoints first: where both ends share them, they are replaced. */
  static async of(names: readonly string[], source: LedgerOf, target: LedgerOf): Promise<MovedProcesses> {
    const known = new Map<string, ProcessCheckpoint | undefined>();
    const positions = new Map<string, string | undefined>();
    for (const name of names) {
      const found = await source.checkpoints.get(name);
      const checkpoint = found?.ledgerId === source.ledgerId ? found : undefined;
      known.set(name, checkpoint);
      if (checkpoint?.position !== undefined) positions.set(checkpoint.position, undefined);
    }
    return new MovedProcesses(target, known, positions);
  }

  /** To be told every event beside its copy. */
  readonly pair = (original: StoredEvent, copy: StoredEvent): void => {
    if (this.positions.has(original.position)) this.positions.set(original.position, copy.position);
  };

  /**
   * No process has a place of its own until `move`: a server that started on half a copy would do again what was done in
   * the other half, or leave it out. Without places it refuses to start.
   */
  async suspend(): Promise<void> {
    const { ledgerId, checkpoints } = this.target;
    for (const name of this.known.keys())
      if (((await checkpoints.get(name))?.ledgerId ?? ledgerId) === ledgerId)
        await checkpoints.set(name, { ledgerId: unfinished, position: undefined, eventId: undefined });
  }

  /** Writes them, never back: the target's own may have moved since an earlier copy. */
  async move(): Promise<readonly ProcessMoved[]> {
    const moved: ProcessMoved[] = [];
    for (const [name, checkpoint] of this.known)
      moved.push({ name, state: await this.moveOne(name, checkpoint) });
    return moved;
  }

  private async moveOne(
    name: string,
    checkpoint: ProcessCheckpoint | undefined,
  ): Promise<ProcessMoved['state']> {
    const { ledgerId, checkpoints } = this.target;
    const present = await checkpoints.get(name);
    const own = present?.ledgerId === ledgerId ? present : undefined;
    if (checkpoint === undefined) return own === undefined ? 'not started' : 'there';
    const position = checkpoint.position && this.positions.get(checkpoint.position);
    // A position that no event has is nobody's place to go on from.
    if (checkpoint.position !== undefined && position === undefined) return 'not started';
    if (own !== undefined && comparePositions(position, own.position) <= 0) return 'there';
    await checkpoints.set(name, { ledgerId, position, eventId: checkpoint.eventId });
    return 'moved';
  }
}
