import type { KeyObject } from 'node:crypto';
import { type ReadArchive, readArchive } from '../package/archive.js';
import { covered, names, proofName } from '../package/names.js';
import { sumsOf } from '../package/sums.js';
import { type CheckedEvents, checkEvents } from './check-events.js';
import { checkKey } from './check-key.js';
import { checkOpened } from './check-opened.js';
import { checkPrepared } from './check-prepared.js';
import { type ExportVerdict, Faults } from './faults.js';
import { readProof, rootUnder } from './read-proof.js';

/**
 * Checks a package, and needs nothing but its bytes: that nothing in it was changed since it was made and, where the
 * agency's key is given, that it was made with that key. Finds what `verify.sh` finds, and besides what was changed in the
 * ZIP itself.
 */
export async function verifyExport(zip: Buffer, given?: KeyObject): Promise<ExportVerdict> {
  const archive = await readArchive(zip);
  const faults = new Faults();
  checkFiles(archive, faults);
  const text = (name: string) => Buffer.from(archive.files.get(name) ?? '').toString('utf8');
  const key = checkKey(text, given, faults);
  const events = checkEvents(text(names.events), faults);
  checkPrepared(text, events, faults);
  if (key.checkpoint !== undefined) checkProofs(text, events, key.checkpoint, faults);
  const opened = checkOpened(text(names.opened), events, faults);
  const consistent = faults.all.length === 0;
  const { fingerprint, checkpoint } = key;
  return {
    consistent,
    ...(given === undefined ? {} : { authentic: consistent }),
    ...(fingerprint === undefined ? {} : { fingerprint }),
    ...(checkpoint === undefined ? {} : { origin: checkpoint.origin, size: checkpoint.size }),
    events: events.lines.length,
    hashes: events.lines.filter((each) => each !== undefined && each.whole === undefined).length,
    opened,
    faults: faults.all,
  };
}

function checkFiles({ files, fault }: ReadArchive, faults: Faults): void {
  if (fault !== undefined) faults.found('the ZIP itself', fault);
  const sums = Buffer.from(files.get(names.sums) ?? '').toString('latin1');
  for (const [n, line] of sumsOf(files).trimEnd().split('\n').entries()) {
    const name = covered[n]!;
    if (!files.has(name)) faults.found(name, 'it is missing');
    else if (!sums.includes(`${line}\n`))
      faults.found(name, 'it is not the file that SHA256SUMS names: one of the two was changed');
  }
  if (sums !== sumsOf(files)) faults.found(names.sums, 'it does not list the files as they are');
}

function checkProofs(
  text: (name: string) => string,
  { lines, prepared }: CheckedEvents,
  checkpoint: { readonly note: string; readonly size: number; readonly root: string },
  faults: Faults,
): void {
  let before = -1;
  const check = (name: string, hash: string | undefined, of: object) => {
    const proof = readProof(text(name), checkpoint.note);
    if (proof === undefined) {
      faults.found(name, 'it is no proof under the checkpoint of this package', of);
      return;
    }
    if (hash !== undefined && rootUnder(hash, proof, checkpoint.size) !== checkpoint.root)
      faults.found(
        name,
        'its event is not in the ledger at that place: the event or the proof was changed',
        of,
      );
    if (proof.index <= before) faults.found(name, "its event is out of the ledger's order", of);
    before = proof.index;
  };
  for (const [at, line] of lines.entries())
    check(proofName(at + 1), line?.hash, {
      line: at + 1,
      ...(line && { stream: line.stream, revision: line.revision }),
      ...(line?.whole && { eventId: line.whole.id }),
    });
  check(names.preparedProof, prepared.hash, {});
}
