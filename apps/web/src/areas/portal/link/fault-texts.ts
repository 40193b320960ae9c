import type { TFunction } from 'i18next';
import { type Faults, type LinkField, linkFields } from './link-form.js';

/** What stands beside each field that is to be fixed. */
export const faultTexts = (faults: Faults, t: TFunction): Partial<Record<LinkField, string>> =>
  Object.fromEntries(
    linkFields.flatMap((field) => {
      const { [field]: fault } = faults;
      if (fault === undefined) return [];
      return [[field, fault === 'future' ? t('portal.ask.future') : t(`portal.ask.${fault}.${field}`)]];
    }),
  );
