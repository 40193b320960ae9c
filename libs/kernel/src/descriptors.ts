/**
 * Loading a program takes some 300 at once, and so does each thread of a rebuild; a server holds about 160, and one for
 * each connection.
 */
export const fewestDescriptors = 1_024;

/** What to raise, and how: for everybody whose process has too few file descriptors. */
export const raiseDescriptors =
  'raise the limit and start again: ulimit -n 4096 (an administrator raises the hard limit, ulimit -Hn, in /etc/security/limits.conf), LimitNOFILE=4096 in a systemd unit, --ulimit nofile=4096 with Docker';

/** How many files and connections this process may have open; undefined where there is no such limit. */
export function descriptorLimit(): number | undefined {
  // Node has raised the soft limit to the hard one already.
  const report = process.report?.getReport() as unknown as Report | undefined;
  const limit = report?.userLimits?.open_files?.soft;
  return typeof limit === 'number' ? limit : undefined;
}

interface Report {
  readonly userLimits?: { readonly open_files?: { readonly soft?: number | 'unlimited' } };
}

/** Why no program can be loaded under this limit, and what to do; undefined where it suffices. */
export const tooFewDescriptors = (limit: number | undefined): string | undefined =>
  limit === undefined || limit >= fewestDescriptors
    ? undefined
    : `too few file descriptors: this process may open ${limit}, and Caseledger needs ${fewestDescriptors} at least; ${raiseDescriptors}`;
