import { lackOfMachine } from '#operations';

/** What a person can do about each refusal; where the refusal says it itself, there is nothing to add. */
const advice: Readonly<Record<string, string>> = {
  ConfigRefused: 'Correct them in the environment or in the file .env, and start again.',
  ArgumentsRefused: '',
  FolderInUse:
    'Stop that process first, or set DATA_DIR to another folder. The command line (npx caseledger …) works beside a running server.',
  DataFolderRefused: '',
  StoreRefused: '',
  KeyStoreRefused: '',
  KeyStoreUnavailable: 'Check that the disk has room and that the data folder can be written to.',
  MasterKeyRefused: '',
  ReadStoreRefused: '',
  ErasuresDamaged: '',
  AccessStoreRefused: '',
  ProcessNotStarted: '',
};

/** The text for somebody whose server does not start; undefined for an error that nobody foresaw. */
export function refusalToStart(error: unknown, dataDir: string): string | undefined {
  if (!(error instanceof Error)) return undefined;
  // Before what a store advises: to restore a backup would not help.
  const lack = lackOfMachine(error, dataDir);
  if (lack !== undefined) return `Caseledger cannot start: ${lack}`;
  const listening = refusalToListen(error);
  if (listening !== undefined) return listening;
  const more = advice[error.name];
  if (more === undefined) return undefined;
  return `Caseledger cannot start: ${error.message}${more === '' ? '' : `\n${more}`}`;
}

function refusalToListen(
  error: NodeJS.ErrnoException & { readonly port?: number; readonly address?: string },
) {
  if (error.syscall !== 'listen' && error.syscall !== 'getaddrinfo') return undefined;
  const { code, port, address } = error;
  if (code === 'EADDRINUSE')
    return `Caseledger cannot start: port ${port} is in use by another program.\nStop that program, or choose another port: PORT=3001 npm start`;
  if (code === 'EACCES')
    return `Caseledger cannot start: port ${port} may not be used by you.\nChoose one above 1023: PORT=3001 npm start`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return `Caseledger cannot start: ${address ?? 'HOST'} is no address of this machine.\nSet HOST to one of them, for example 127.0.0.1, or to 0.0.0.0 for all.`;
  return undefined;
}
