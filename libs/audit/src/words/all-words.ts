import type { Context, Happening, Words } from '#bounded-context';
import { auditors } from '#bounded-context';
import type { DomainEvent, Recorded } from '#kernel';
import { programWords } from './program-words.js';

/** Any event of the product in words for an auditor, without a name in it yet. */
export type Telling = (event: Recorded) => Happening;

/** Finds the words of an event in the context that declares it, else among the program's own. */
export function wordsOf(
  contexts: readonly Pick<Context<DomainEvent, object>, 'catalogues' | 'words'>[],
): Telling {
  const byType = new Map<string, Words<DomainEvent>>();
  for (const { catalogues, words } of contexts)
    for (const { definitions } of catalogues)
      for (const type of Object.keys(definitions)) byType.set(type, words);
  const own = programWords as unknown as Words<DomainEvent>;
  return (event) => (byType.get(event.type) ?? own).tell(event, auditors);
}
