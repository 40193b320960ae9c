import { useTranslation } from 'react-i18next';
import type { County } from './county-search.js';

/** The counties on offer below the text field, which keeps the focus and the keys (ARIA practices, combo box). */
export function CountyList({
  id,
  open,
  offered,
  active,
  value,
  onChoose,
}: {
  readonly id: string;
  readonly open: boolean;
  readonly offered: readonly County[];
  readonly active: County | undefined;
  /** Code of the chosen one. */
  readonly value: string;
  readonly onChoose: (county: County) => void;
}) {
  const { t } = useTranslation();
  return (
    <>
      <div
        id={id}
        role="listbox"
        tabIndex={-1}
        aria-label={t('portal.ask.countyList')}
        className="usa-combo-box__list"
        hidden={!open || offered.length === 0}
        onMouseDown={(event) => event.preventDefault()}
      >
        {offered.map((county) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the text field hears the keys
          <div
            key={county.code}
            id={optionId(id, county)}
            role="option"
            tabIndex={-1}
            aria-selected={county.code === value}
            className={
              county === active
                ? 'usa-combo-box__list-option usa-combo-box__list-option--focused'
                : 'usa-combo-box__list-option'
            }
            onClick={() => onChoose(county)}
          >
            {county.name}
          </div>
        ))}
      </div>
      <div role="status" className={offered.length === 0 ? 'usa-hint' : 'usa-sr-only'}>
        {open && t('portal.ask.countiesFound', { count: offered.length })}
      </div>
    </>
  );
}

/** By which the text field says which option is marked. */
export const optionId = (listId: string, { code }: County): string => `${listId}-${code}`;
