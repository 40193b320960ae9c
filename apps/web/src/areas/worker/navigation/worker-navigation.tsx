import { useState } from 'react';
import { Link, useLocation, useNavigate } from 'react-router';
import { useShortcuts } from '../../../shared/shortcuts.js';
import { PrintButton } from '../../../shell/print-button.js';
import { useMe } from '../../../shell/session.js';
import { type Global, type Local, navigation, paths, placeOf } from '../parts/navigation.js';
import { useOpenCase } from '../parts/open-case.js';
import './navigation.css';

/**
 * Global bar, Local navigator, Task bar. Placing the cursor (or the focus) on a Global entry shows its Local entries;
 * leaving the bars shows those of the page again.
 */
export function WorkerNavigation() {
  const { pathname } = useLocation();
  const { rights } = useMe();
  const { caseNumber } = useOpenCase();
  const [pointed, setPointed] = useState<string>();
  const navigate = useNavigate();
  const go = (path: string) => () => void navigate(path);
  useShortcuts([
    { keys: '?', does: 'keyboard help', run: go(paths.keyboard) },
    { keys: 'g h', does: 'Home', run: go(paths.home) },
    { keys: 'g r', does: 'Case Link Request Search', run: go(paths.linkRequests) },
    ...(rights.includes('e-message:view')
      ? [{ keys: 'g m', does: 'e-Messages Search', run: go(paths.eMessages) }]
      : []),
    ...(rights.includes('person:edit')
      ? [{ keys: 'g q', does: 'Supervisor Queue', run: go(paths.supervisor) }]
      : []),
    { keys: 'g c', does: 'Cases List', run: go(paths.cases) },
    { keys: '/', does: 'first search field', run: focusSearch },
  ]);
  const globals = navigation(caseNumber, new Set(rights));
  const here = placeOf(globals, pathname);
  const shown = globals.find(({ text }) => text === pointed) ?? here.global;
  const leave = () => setPointed(undefined);
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it only notices when the pointer or focus has left both bars */}
      <div
        className="bars"
        onMouseLeave={leave}
        onBlur={({ currentTarget, relatedTarget }) => {
          if (!currentTarget.contains(relatedTarget)) leave();
        }}
      >
        <nav className="global-nav" aria-label="Global">
          <ul>
            {globals.map((each) => (
              <li key={each.text} className={each === shown ? 'shown' : undefined}>
                <Link
                  to={each.path}
                  aria-current={each === here.global ? 'true' : undefined}
                  onMouseEnter={() => setPointed(each.text)}
                  onFocus={() => setPointed(each.text)}
                  onClick={leave}
                >
                  {each.text}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        <nav className="local-nav" aria-label="Local">
          <LocalEntries of={shown} current={here.local} onChosen={leave} />
        </nav>
      </div>
      <nav className="task-nav" aria-label="Task">
        {here.local && <h2>{here.local.text}</h2>}
        <ul>
          {here.local?.tasks.map((task) => (
            <li key={task.text}>
              <Link to={task.path} aria-current={task === here.task ? 'page' : undefined}>
                {task.text}
              </Link>
            </li>
          ))}
          <li className="task-nav__help">
            <PrintButton />
          </li>
          <li>
            <Link to={paths.keyboard} aria-current={pathname === paths.keyboard ? 'page' : undefined}>
              Keyboard <kbd className="kbd">?</kbd>
            </Link>
          </li>
        </ul>
      </nav>
    </>
  );
}

function focusSearch(): void {
  const field = document.querySelector<HTMLElement>('main form input, main form select');
  const folded = field?.closest('details');
  if (folded) folded.open = true;
  field?.focus();
}

function LocalEntries({
  of,
  current,
  onChosen,
}: {
  readonly of: Global | undefined;
  readonly current: Local | undefined;
  readonly onChosen: () => void;
}) {
  return (
    <ul>
      {of?.locals.map((local) => (
        <li key={local.text}>
          <Link
            to={local.tasks[0]?.path ?? of.path}
            aria-current={local === current ? 'true' : undefined}
            onClick={onChosen}
          >
            {local.text}
          </Link>
        </li>
      ))}
    </ul>
  );
}
