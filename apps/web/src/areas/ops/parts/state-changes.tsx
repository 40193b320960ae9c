import { useEffect, useRef, useState } from 'react';

/**
 * Says aloud what has come into another state since the page was last refreshed, and nothing else: numbers that change
 * every few seconds would never let anybody listen.
 */
export function StateChanges({ states }: { readonly states: Readonly<Record<string, string>> | undefined }) {
  const before = useRef<Readonly<Record<string, string>>>(undefined);
  const [said, setSaid] = useState('');
  useEffect(() => {
    if (states === undefined) return;
    const known = before.current;
    before.current = states;
    if (known === undefined) return;
    const changed = Object.entries(states).filter(([name, state]) => known[name] !== state);
    if (changed.length > 0) setSaid(changed.map(([name, state]) => `${name}: ${state}`).join('. '));
  }, [states]);
  return (
    <p className="usa-sr-only" role="status">
      {said}
    </p>
  );
}
