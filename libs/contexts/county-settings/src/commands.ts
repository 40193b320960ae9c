import { message } from '#bounded-context';
import { type CommandContext, Engine } from '#engine';
import type { ChangeSettings } from './settings/change-settings.js';
import { countySettingsDecider } from './settings/decider.js';

export const ChangeCountySettings = message(
  'ChangeCountySettings',
  Engine,
  (engine, change: ChangeSettings, context: CommandContext) =>
    engine.execute(countySettingsDecider, change.county, change, context),
);
