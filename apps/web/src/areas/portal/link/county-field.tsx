import { useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '../../../shared/field.js';
import { CountyList, optionId } from './county-list.js';
import type { County } from './county-search.js';
import { type CountyEntry, useCountyChoice } from './use-county-choice.js';

/**
 * One of the 58 counties: type a few letters, then choose with the arrows and Enter or by pressing (the combo box of
 * USWDS and of the ARIA practices). What was typed stays until a county is meant by it.
 */
export function CountyField({
  id,
  counties,
  value,
  onChange,
  error,
}: {
  readonly id: string;
  readonly counties: readonly County[];
  readonly value: CountyEntry;
  readonly onChange: (entry: CountyEntry) => void;
  readonly error: string | undefined;
}) {
  const { t } = useTranslation();
  const list = useId();
  const input = useRef<HTMLInputElement>(null);
  const { text, offered, active, open, show, close, choose, type, clear, leave, press } = useCountyChoice(
    counties,
    value,
    onChange,
  );
  const activeId = active && optionId(list, active);
  useEffect(() => {
    if (activeId) document.getElementById(activeId)?.scrollIntoView({ block: 'nearest' });
  }, [activeId]);
  return (
    <Field id={id} label={t('portal.ask.county')} required hint={t('portal.ask.countyHint')} error={error}>
      {(control) => (
        <div className="usa-combo-box counties">
          <input
            {...control}
            ref={input}
            className={error ? 'usa-input usa-input--error' : 'usa-input'}
            role="combobox"
            aria-autocomplete="list"
            aria-expanded={open}
            aria-controls={list}
            aria-activedescendant={activeId}
            autoComplete="off"
            value={text}
            onChange={({ target }) => type(target.value)}
            onClick={() => show()}
            onKeyDown={press}
            onBlur={leave}
          />
          {text !== '' && (
            <button
              type="button"
              className="counties__button counties__clear"
              tabIndex={-1}
              aria-label={t('portal.ask.countyClear')}
              onClick={() => {
                clear();
                input.current?.focus();
              }}
            />
          )}
          <button
            type="button"
            className="counties__button counties__open"
            tabIndex={-1}
            aria-label={t('portal.ask.countyOpen')}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => {
              input.current?.focus();
              if (open) close();
              else show();
            }}
          />
          <CountyList
            id={list}
            open={open}
            offered={offered}
            active={active}
            value={value.county}
            onChoose={choose}
          />
        </div>
      )}
    </Field>
  );
}
