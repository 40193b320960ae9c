import type { Decider } from '#kernel';
import type { CountySettings } from '../values.js';
import { type ChangeSettings, changeSettings } from './change-settings.js';
import { type CountySettingsEvent } from './events.js';
import { defaultSettings, evolve } from './state.js';

export type CountySettingsCommand = ChangeSettings;

/** One stream per county, `county-settings-{code}`. Its state is the settings that hold there. */
export const countySettingsDecider: Decider<CountySettingsCommand, CountySettingsEvent, CountySettings> = {
  category: 'county-settings',
  initial: defaultSettings,
  evolve,
  decide: changeSettings,
};
