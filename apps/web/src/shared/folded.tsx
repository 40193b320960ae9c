import { type ReactNode, useState } from 'react';

/** A part of a page that opens when somebody wants it; where it need not fold it is open. What is typed in it stays. */
export function Folded({
  folds,
  summary,
  children,
}: {
  readonly folds: boolean;
  readonly summary: string;
  readonly children: ReactNode;
}) {
  const [wanted, setWanted] = useState(false);
  return (
    <details
      className={folds ? 'folded' : 'folded folded--never'}
      open={!folds || wanted}
      onToggle={({ currentTarget }) => {
        if (folds) setWanted(currentTarget.open);
      }}
    >
      <summary>{summary}</summary>
      {children}
    </details>
  );
}
