/**
 * `clean` is only ever said by a scanner that looked at all of it. `not_inspected`: the scanner answered that it could not
 * look into it (too large, encrypted, an error). `unscanned`: there was no answer. `no_scanner`: none is set up.
 */
export type ScanResult = 'clean' | 'unscanned' | 'not_inspected' | 'no_scanner';

/** Looks for malware. */
export interface Scanner {
  scan(bytes: AsyncIterable<Uint8Array>): Promise<ScanResult | 'infected'>;
  /** Whether it answers now. */
  isThere(): Promise<boolean>;
}

/** Where none is set up. */
export const noScanner: Scanner = {
  scan: async () => 'no_scanner',
  isThere: async () => true,
};
