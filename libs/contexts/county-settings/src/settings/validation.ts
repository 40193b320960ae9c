import { isLocalDate } from '#kernel';
import { type CountySettings, longestReason, mostHolidays, reasonedActs, settingBounds } from '../values.js';
import { contactErrors } from './county-contact.js';
import { hoursErrors, policyErrors, templateErrors } from './e-message-settings.js';
import { defaultSettings } from './state.js';

export interface FieldError {
  readonly field: string;
  readonly message: string;
}

/** Everything that is wrong with a change of the settings that hold now, field by field. */
export function settingErrors(
  changes: Partial<CountySettings>,
  reason: string,
  settings: CountySettings,
): readonly FieldError[] {
  const misshapen = [...unknownErrors(changes), ...listErrors(changes)];
  if (misshapen.length > 0) return misshapen;
  return [
    ...numberErrors(changes),
    ...(changes.twoWayMessaging === undefined || typeof changes.twoWayMessaging === 'boolean'
      ? []
      : [{ field: 'twoWayMessaging', message: 'must be true or false' }]),
    ...holidayErrors(changes.holidays),
    ...actErrors(changes.mandatoryReasons),
    ...contactErrors(changes.contact),
    ...hoursErrors(changes.businessHours),
    ...policyErrors(changes.eMessagePolicy),
    ...templateErrors(changes.eMessageTemplates),
    ...sizeErrors(changes, settings),
    ...reasonErrors(reason),
  ];
}

const names = Object.keys(defaultSettings);

function unknownErrors(changes: object): readonly FieldError[] {
  const unknown = Object.keys(changes).filter((each) => !names.includes(each));
  return unknown.map((field) => ({ field, message: `is no setting: choose among ${names.join(', ')}` }));
}

function listErrors(changes: Partial<CountySettings>): readonly FieldError[] {
  return (['holidays', 'mandatoryReasons', 'unlinkRoles'] as const)
    .filter((field) => {
      const list: unknown = changes[field];
      return list !== undefined && !(Array.isArray(list) && list.every((each) => typeof each === 'string'));
    })
    .map((field) => ({ field, message: 'must be a list of texts' }));
}

function numberErrors(changes: Partial<CountySettings>): readonly FieldError[] {
  return Object.entries(settingBounds).flatMap(([field, { least, most }]) => {
    const value = changes[field as keyof typeof settingBounds];
    const fine = value === undefined || (Number.isInteger(value) && value >= least && value <= most);
    return fine ? [] : [{ field, message: `must be a whole number from ${least} to ${most}` }];
  });
}

/** An action that could not hold one file would be of no use. */
function sizeErrors(changes: Partial<CountySettings>, settings: CountySettings): readonly FieldError[] {
  const { fileMegabytes, actionMegabytes } = { ...settings, ...changes };
  const changed = (['actionMegabytes', 'fileMegabytes'] as const).find(
    (each) => changes[each] !== undefined && changes[each] !== settings[each],
  );
  if (changed === undefined || actionMegabytes >= fileMegabytes) return [];
  const message =
    changed === 'actionMegabytes'
      ? `must be at least ${fileMegabytes}: one file may have so many megabytes`
      : `must be at most ${actionMegabytes}: all documents of an action together may have no more`;
  return [{ field: changed, message }];
}

function holidayErrors(holidays: readonly string[] = []): readonly FieldError[] {
  if (holidays.length > mostHolidays)
    return [{ field: 'holidays', message: `must be at most ${mostHolidays} dates` }];
  return holidays
    .filter((each) => !isLocalDate(each))
    .map((each) => ({ field: 'holidays', message: `"${each}" is no date: write YYYY-MM-DD` }));
}

function actErrors(acts: readonly string[] = []): readonly FieldError[] {
  const unknown = acts.filter((each) => !(reasonedActs as readonly string[]).includes(each));
  return unknown.map((each) => ({
    field: 'mandatoryReasons',
    message: `"${each}" is none of ${reasonedActs.join(', ')}`,
  }));
}

function reasonErrors(reason: string): readonly FieldError[] {
  if (reason.trim() === '') return [{ field: 'reason', message: 'say why the settings change' }];
  if (reason.length > longestReason)
    return [{ field: 'reason', message: `must be at most ${longestReason} characters` }];
  return [];
}
