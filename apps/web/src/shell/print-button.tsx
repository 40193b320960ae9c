import { useIsFetching, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { client } from '../shared/api.js';
import { momentText } from '../shared/dates.js';
import { problemText } from '../shared/problem-text.js';
import { after, now } from '../shared/wall-clock.js';
import { useMe } from './session.js';
import { useToast } from './toasts.js';

/**
 * Prints the page. What it shows is asked for once more, for paper: that is recorded as a look of its own, and where it
 * cannot be recorded nothing is printed. Ctrl P does the same; the browser's own menu cannot wait, and is recorded
 * while it prints.
 */
export function PrintButton() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const toast = useToast();
  const { name, countyName } = useMe();
  const isFetching = useIsFetching() > 0;
  const [wanted, setWanted] = useState(false);
  const [by, setBy] = useState('');
  const isOurs = useRef(false);
  const isBusy = useRef(false);
  const sign = () =>
    setBy(`Printed by ${name}${countyName ? `, ${countyName}` : ''}, ${momentText(now().toISOString())}`);
  const ask = () => client.printing(() => queries.refetchQueries({ type: 'active' }, { throwOnError: true }));

  const print = async () => {
    if (isBusy.current) return;
    isBusy.current = true;
    try {
      await ask();
      sign();
      setWanted(true);
    } catch (problem) {
      toast('error', `Nothing was printed. ${problemText(problem, t)}`);
    } finally {
      isBusy.current = false;
    }
  };
  useEffect(() => {
    if (!wanted || isFetching) return;
    // Once the answers stand on the page.
    return after(0, () => {
      setWanted(false);
      isOurs.current = true;
      window.print();
      isOurs.current = false;
    });
  }, [wanted, isFetching]);
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.key.toLowerCase() !== 'p') return;
      event.preventDefault();
      void print();
    };
    const begins = () => {
      if (isOurs.current) return;
      // At once: the sheets are laid out when this returns.
      flushSync(sign);
      void ask().catch(() => undefined);
    };
    addEventListener('keydown', pressed);
    addEventListener('beforeprint', begins);
    return () => {
      removeEventListener('keydown', pressed);
      removeEventListener('beforeprint', begins);
    };
  });
  useEffect(() => footer(by), [by]);
  return (
    <>
      <button type="button" className="print-button" onClick={() => void print()}>
        {t('shell.print')}
      </button>
      <p className="print-line">{by}</p>
    </>
  );
}

/** Who and when at the foot of every sheet, beside its number. Answers how to take that away again. */
function footer(text: string): () => void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`@page { @bottom-left { content: ${JSON.stringify(text)}; } }`);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  return () => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== sheet);
  };
}
