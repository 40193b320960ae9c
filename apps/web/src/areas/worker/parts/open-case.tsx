import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';

/** Named as a draft, so that it is forgotten with the drafts. */
const kept = 'draft:open-case';

interface OpenCase {
  /** Number of the case that was opened last in this tab, which the Contact pages are about. */
  readonly caseNumber: string | undefined;
  open(caseNumber: string): void;
}

const OpenCaseContext = createContext<OpenCase | undefined>(undefined);

/** The documents' steps "start within the context of a case": the one that this tab opened last. */
export function OpenCaseProvider({ children }: { readonly children: ReactNode }) {
  const [caseNumber, setCaseNumber] = useState(() => sessionStorage.getItem(kept) ?? undefined);
  const value = useMemo<OpenCase>(
    () => ({
      caseNumber,
      open: (next) => {
        sessionStorage.setItem(kept, next);
        setCaseNumber(next);
      },
    }),
    [caseNumber],
  );
  return <OpenCaseContext value={value}>{children}</OpenCaseContext>;
}

export function useOpenCase(): OpenCase {
  const value = useContext(OpenCaseContext);
  if (value === undefined) throw new Error('useOpenCase needs an OpenCaseProvider above it');
  return value;
}
