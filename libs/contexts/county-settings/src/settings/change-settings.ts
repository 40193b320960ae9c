import { type CountyCode, canonicalJson, type Instant, InvalidInput, seal } from '#kernel';
import { refuse } from '../refusals.js';
import { type CountyRules, type CountySettings, reasonedActs, unlinkingRoles } from '../values.js';
import { noContact, tidyContact } from './county-contact.js';
import { tidyTemplate, tidyText } from './e-message-settings.js';
import { type CountySettingsEvent, countySubject } from './events.js';
import { settingErrors } from './validation.js';

export interface ChangeSettings {
  readonly kind: 'change';
  readonly county: CountyCode;
  /** Only what shall change. */
  readonly changes: Partial<CountySettings>;
  /** How the settings stood when the change was thought of; where they stand otherwise by now, it is refused. */
  readonly seen?: Partial<CountySettings>;
  readonly reason: string;
  readonly at: Instant;
}

/** Records what differs from what holds now. @throws InvalidInput, Refused */
export function changeSettings(
  { county, changes, seen = {}, reason, at }: ChangeSettings,
  settings: CountySettings,
): readonly CountySettingsEvent[] {
  const errors = settingErrors(changes, reason, settings);
  if (errors.length > 0) throw new InvalidInput(errors);
  if (isOutdated(seen, settings)) throw refuse('conflict');
  if (changes.unlinkRoles !== undefined) mustNarrow(changes.unlinkRoles);

  const wanted = tidy(changes);
  const { contact, ...rules } = settings;
  const changed = (Object.keys(rules) as (keyof CountyRules)[]).filter(
    (name) => wanted[name] !== undefined && canonicalJson(wanted[name]) !== canonicalJson(settings[name]),
  );
  const newContact = wanted.contact && tidyContact(wanted.contact);
  const about = { county, reason: seal(countySubject(county), { text: reason.trim() }), at };
  const only = (of: Partial<CountyRules>): Partial<CountyRules> =>
    Object.fromEntries(changed.map((name) => [name, of[name]]));
  const events: CountySettingsEvent[] = [];
  if (changed.length > 0)
    events.push({ type: 'CountySettingsChanged', data: { ...about, from: only(rules), to: only(wanted) } });
  if (newContact !== undefined && canonicalJson(newContact) !== canonicalJson(contact))
    events.push({ type: 'CountyContactChanged', data: { ...about, from: contact, to: newContact } });
  return events;
}

/** Whether somebody else was faster. A member that is missing of a contact is not set. */
function isOutdated({ contact, ...rules }: Partial<CountySettings>, settings: CountySettings): boolean {
  const differs = (Object.keys(rules) as (keyof CountyRules)[]).some(
    (name) => canonicalJson(rules[name]) !== canonicalJson(settings[name]),
  );
  return (
    differs ||
    (contact !== undefined &&
      canonicalJson(tidyContact({ ...noContact, ...contact })) !== canonicalJson(settings.contact))
  );
}

/** A county setting can narrow a right, never widen it (rule G4). */
function mustNarrow(roles: readonly string[]): void {
  const added = roles.filter((each) => !(unlinkingRoles as readonly string[]).includes(each));
  if (added.length > 0) throw refuse('right_widened', added.join(', '));
  if (roles.length === 0) throw refuse('nobody_may_unlink');
}

/** Sets in one order and without repeats, texts in one form, so that equal settings are equal. */
function tidy(changes: Partial<CountySettings>): Partial<CountySettings> {
  const { holidays, unlinkRoles, mandatoryReasons, eMessagePolicy, eMessageTemplates } = changes;
  return {
    ...changes,
    ...(holidays && { holidays: [...new Set(holidays)].sort() }),
    ...(unlinkRoles && { unlinkRoles: unlinkingRoles.filter((each) => unlinkRoles.includes(each)) }),
    ...(mandatoryReasons && {
      mandatoryReasons: reasonedActs.filter((each) => mandatoryReasons.includes(each)),
    }),
    ...(eMessagePolicy !== undefined && { eMessagePolicy: tidyText(eMessagePolicy) }),
    ...(eMessageTemplates && { eMessageTemplates: eMessageTemplates.map(tidyTemplate) }),
  };
}
