import type { Summary } from '../parts/types.js';

/** Before a worker calls them: in which language the registrant reads and is written to. English goes without saying. */
export function SpeaksSpanish({
  language,
}: {
  readonly language: NonNullable<Summary['registrant']>['language'] | undefined;
}) {
  return language === 'es' ? <span className="tag">Speaks Spanish</span> : null;
}
