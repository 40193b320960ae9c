import { useTranslation } from 'react-i18next';
import type { components } from '#api-client';

/** The masked addresses as radio buttons. */
export function ChannelChoice({
  idOf,
  channels,
  chosen,
  onChoose,
  error,
}: {
  readonly idOf: (index: number) => string;
  readonly channels: readonly components['schemas']['ChannelBody'][];
  readonly chosen: string;
  readonly onChoose: (channelId: string) => void;
  readonly error: string | undefined;
}) {
  const { t } = useTranslation();
  const errorId = idOf(-1);
  return (
    <fieldset
      className={error ? 'usa-fieldset field field--wrong' : 'usa-fieldset field'}
      aria-describedby={error && errorId}
    >
      <legend className="usa-legend">{t('portal.channel.legend')}</legend>
      {error && (
        <span className="usa-error-message" id={errorId}>
          {error}
        </span>
      )}
      {channels.map(({ id, kind, masked }, index) => (
        <div className="usa-radio" key={id}>
          <input
            className="usa-radio__input usa-radio__input--tile"
            type="radio"
            name="channel"
            id={idOf(index)}
            value={id}
            checked={id === chosen}
            onChange={() => onChoose(id)}
          />
          <label className="usa-radio__label" htmlFor={idOf(index)}>
            {t(`portal.channel.${kind}`, { masked })}
            {kind === 'text' && (
              <span className="usa-radio__label-description">
                {t('portal.channel.textHint', { digits: masked.slice(-2) })}
              </span>
            )}
          </label>
        </div>
      ))}
    </fieldset>
  );
}
