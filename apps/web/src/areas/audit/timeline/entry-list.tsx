import { useEffect, useRef } from 'react';
import type { AuditSubject } from '../parts/subject.js';
import { Entry } from './entry.js';
import type { TimelineEntry } from './use-timeline.js';

/** The entries; older ones take the focus when they come, for the button that asked for them moves away. */
export function EntryList({
  entries,
  subject,
}: {
  readonly entries: readonly TimelineEntry[];
  readonly subject: AuditSubject;
}) {
  const list = useRef<HTMLOListElement>(null);
  const shown = useRef(0);
  const { length } = entries;
  useEffect(() => {
    if (shown.current > 0 && length > shown.current)
      (list.current?.children[shown.current] as HTMLElement | undefined)?.focus();
    shown.current = length;
  }, [length]);
  return (
    <ol className="entries" ref={list}>
      {entries.map((each) => (
        <Entry key={each.eventId} entry={each} subject={subject} />
      ))}
    </ol>
  );
}
