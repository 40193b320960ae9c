import type { Need } from '../../command-line/operator.js';

export const privacyNeed: Need = {
  right: 'privacy:approve-erasure',
  byDefault: 'auditor',
  peoplesData: true,
};

/** Of the person who decides. */
export const ownToken = (env: Readonly<Record<string, string | undefined>>): { readonly token?: string } =>
  env.CASELEDGER_TOKEN ? { token: env.CASELEDGER_TOKEN } : {};
