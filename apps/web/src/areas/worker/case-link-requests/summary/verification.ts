import type { FormError } from '../../../../shared/error-summary.js';
import type { Summary, VerificationMethod } from '../../parts/types.js';

/** How identity was verified, as the worker is entering it. */
export interface Verification {
  readonly methods: readonly VerificationMethod[];
  readonly note: string;
  /** A supervisor's reason to pass over the cool-off. */
  readonly overrideReason: string;
}

export const noVerification: Verification = { methods: [], note: '', overrideReason: '' };

export const verificationLabels = {
  methods: 'How was identity verified?',
  note: 'Note',
  overrideReason: 'Reason for passing over the cool-off',
} as const;

/** Why a note is mandatory, or undefined when it is not (rules W4 and W11). */
export function whyNote(methods: Verification['methods'], warnings: Summary['warnings']): string | undefined {
  if (warnings.some(({ code }) => code === 'rejected_elsewhere'))
    return 'Required: another county rejected this submission, so say why you link it.';
  return methods.includes('other') ? 'Required: say how you verified the identity.' : undefined;
}

type Of = Pick<Summary, 'warnings' | 'coolOffUntil'>;

/** What is missing before Continue. */
export function missingFor(
  { methods, note, overrideReason }: Verification,
  summary: Of,
): readonly FormError[] {
  const needsNote = whyNote(methods, summary.warnings) !== undefined;
  return [
    ...(methods.length === 0 ? [{ label: verificationLabels.methods, message: 'Choose at least one.' }] : []),
    ...(needsNote && note.trim() === '' ? [{ label: verificationLabels.note, message: 'Add a note.' }] : []),
    ...(summary.coolOffUntil !== null && overrideReason.trim() === ''
      ? [{ label: verificationLabels.overrideReason, message: 'Say why.' }]
      : []),
  ];
}

/** The part of the body of Continue that the worker enters. */
export const verificationBody = ({ methods, note, overrideReason }: Verification, { coolOffUntil }: Of) => ({
  verification: { methods: [...methods], ...(note.trim() && { note: note.trim() }) },
  ...(coolOffUntil !== null && { overrideReason: overrideReason.trim() }),
});
