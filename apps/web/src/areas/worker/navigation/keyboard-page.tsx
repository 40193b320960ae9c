import { Fragment } from 'react';
import { Page } from '../../../shared/page.js';
import { useShortcutSettings } from '../../../shared/shortcuts.js';
import { keyboardHelp } from './keyboard-help.js';

/** Every shortcut, by page, and the switch that turns them off. */
export function KeyboardPage() {
  const { on, turn } = useShortcutSettings();
  return (
    <Page title="Keyboard shortcuts" width="reading">
      <div className="usa-checkbox">
        <input
          className="usa-checkbox__input"
          id="shortcuts-on"
          type="checkbox"
          checked={on}
          onChange={({ target }) => turn(target.checked)}
        />
        <label className="usa-checkbox__label" htmlFor="shortcuts-on">
          Use shortcuts on this computer
        </label>
      </div>
      {keyboardHelp.map(({ where, keys }) => (
        <section key={where} className="panel">
          <h2>{where}</h2>
          <dl className="shortcuts">
            {keys.map(([key, does]) => (
              <Fragment key={key}>
                <dt>
                  {key.split(' ').map((each) => (
                    <kbd key={each} className="kbd">
                      {each}
                    </kbd>
                  ))}
                </dt>
                <dd>{does}</dd>
              </Fragment>
            ))}
          </dl>
        </section>
      ))}
    </Page>
  );
}
