/** What a package holds, beside one proof for each event. */
export const names = {
  events: 'events.ndjson',
  opened: 'opened.ndjson',
  page: 'case.html',
  key: 'key.pem',
  verifierKey: 'vkey',
  script: 'verify.sh',
  howTo: 'HOW-TO-VERIFY.txt',
  sums: 'SHA256SUMS',
  checkpoint: 'checkpoint',
  /** The event that fixes the package: it cannot be in the files whose digest it carries. */
  prepared: 'proofs/prepared.json',
  preparedProof: 'proofs/prepared.tlog-proof',
} as const;

/** Files that SHA256SUMS covers, in its order: by their bytes. */
export const covered = [
  names.howTo,
  names.page,
  names.events,
  names.key,
  names.opened,
  names.script,
  names.verifierKey,
] as const;

/** Of the event on a line of events.ndjson, counted from 1. */
export const proofName = (line: number): string => `proofs/${String(line).padStart(6, '0')}.tlog-proof`;

/** A ZIP without extensions names at most 65,535 files. */
export const mostEvents = 65_000;
