import type { LocalDate } from '#kernel';
import type { CountyContact } from './settings/county-contact.js';
import type { BusinessHours, EMessageTemplate } from './settings/e-message-settings.js';

/** Those who may unlink as far as the product goes (rule G4): a county can only take away from it. */
export const unlinkingRoles = ['worker', 'supervisor'] as const;
export type UnlinkingRole = (typeof unlinkingRoles)[number];

/** Acts for which a county may ask for a reason, by the right that they need. */
export const reasonedActs = [
  'person:view',
  'person:reveal',
  'contact:edit',
  'case-link:process',
  'case-link:assign',
  'referral:create',
] as const;
export type ReasonedAct = (typeof reasonedActs)[number];

/** What a county decides for itself. */
export interface CountySettings extends CountyRules {
  /** Shown to customers who have to ask their county; changed as a whole. */
  readonly contact: CountyContact;
}

/** The rules that hold in a county. */
export interface CountyRules {
  /** Customers may write and reply, workers may send Actions (source 002). */
  readonly twoWayMessaging: boolean;
  readonly replyBusinessDays: number;
  /** Calendar days. */
  readonly actionDays: number;
  /** In order of time, none twice. */
  readonly holidays: readonly LocalDate[];
  readonly verificationCodeMinutes: number;
  readonly coolOffHours: number;
  readonly unlinkRoles: readonly UnlinkingRole[];
  readonly caseLinkSlaBusinessDays: number;
  readonly mandatoryReasons: readonly ReasonedAct[];
  /** When the county's offices are open on a business day. */
  readonly businessHours: BusinessHours;
  /** What workers are told where they write an e-Message; may be empty. */
  readonly eMessagePolicy: string;
  readonly eMessageTemplates: readonly EMessageTemplate[];
  /** Documents with which an action can be completed. */
  readonly documentsPerAction: number;
  readonly fileMegabytes: number;
  /** Of all documents of an action together; at least `fileMegabytes`. */
  readonly actionMegabytes: number;
}

/** Bounds of the settings that are numbers: whole numbers, both ends allowed. */
export const settingBounds = {
  replyBusinessDays: { least: 1, most: 30 },
  actionDays: { least: 1, most: 90 },
  verificationCodeMinutes: { least: 5, most: 1_440 },
  coolOffHours: { least: 0, most: 168 },
  caseLinkSlaBusinessDays: { least: 1, most: 60 },
  documentsPerAction: { least: 1, most: 20 },
  fileMegabytes: { least: 1, most: 25 },
  actionMegabytes: { least: 1, most: 100 },
} as const satisfies Partial<Record<keyof CountySettings, { readonly least: number; readonly most: number }>>;

export const mostHolidays = 200;
export const longestReason = 500;
