import type { Decider } from '#kernel';
import { type ChangeSettings, changeSettings } from './decisions/change-settings.js';
import { type CountySettingsEvent, countySettingsEvents } from './events.js';
import { defaultSettings, evolve } from './state.js';
import type { CountySettings } from './values.js';

export type CountySettingsCommand = ChangeSettings;

/** One stream per county, `county-settings-{code}`. Its state is the settings that hold there. */
export const countySettingsDecider: Decider<CountySettingsCommand, CountySettingsEvent, CountySettings> = {
  category: 'county-settings',
  catalogue: countySettingsEvents,
  initial: defaultSettings,
  evolve,
  decide(command, settings) {
    switch (command.kind) {
      case 'change':
        return changeSettings(command, settings);
    }
  },
};
