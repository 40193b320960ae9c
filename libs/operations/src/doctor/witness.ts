import type { DataFolder } from '#composition';
import {
  CosignedNotes,
  type LedgerKind,
  LedgerTiles,
  SealingRefused,
  TileFolder,
  trustingSeals,
  Witness,
  WitnessedLedger,
} from '#engine';
import type { EventStore } from '#event-store';
import type { Clock } from '#kernel';
import type { MasterSecrets } from '#privacy';
import type { Config } from '#settings';
import { type Finding, findingsOf, messageOf } from './finding.js';

const titles = { main: 'ledger', looks: 'ledger of looks' } as const;

/**
 * Whether the witness signs, and whether it knows more of a ledger than there is: it is asked, as the server asks it. What it
 * signs here nobody keeps; the server is told where it is at its next question.
 */
export async function* checkWitness(
  kind: LedgerKind,
  store: EventStore,
  {
    config,
    folder,
    master,
    clock,
  }: {
    readonly config: Pick<Config, 'witness'>;
    readonly folder: DataFolder;
    readonly master: MasterSecrets;
    readonly clock: Clock;
  },
): AsyncGenerator<Finding> {
  const { witness } = config;
  if (witness === undefined) return;
  const { ok, note, wrong } = findingsOf('witness');
  const notes = new CosignedNotes(folder.cosigned, witness.key);
  const tiles = new LedgerTiles({
    store,
    folder: new TileFolder(kind === 'main' ? folder.tree : folder.looksTree),
    keys: trustingSeals(master.sealKeys),
    kind,
  });
  try {
    const signed = await new WitnessedLedger({
      store,
      kind,
      tiles,
      notes: { newest: (ledger) => notes.newest(ledger), append: () => undefined },
      witness: new Witness(witness, clock),
    }).ask(new AbortController().signal, { anyway: true });
    yield signed === undefined
      ? note(`${titles[kind]}: nothing was sealed yet that the witness could sign`)
      : ok(`${titles[kind]}: ${witness.key.name} signed ${signed.size} events at ${signed.at}`);
  } catch (error) {
    const found = `${titles[kind]}: ${messageOf(error)}`;
    yield error instanceof SealingRefused
      ? wrong(
          found,
          'keep the folder as it is, run caseledger ledger verify, and tell the auditors before anything is restored or removed',
        )
      : wrong(
          found,
          'check WITNESS_URL and WITNESS_KEY, and ask whoever runs the witness; it is asked every minute',
        );
  }
}
