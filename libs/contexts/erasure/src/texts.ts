import type { DryRun } from './values.js';

const goes = {
  person:
    'the person: names, numbers, date of birth, contact and addresses, in every earlier version, and what was mailed to them',
  attempts: 'attempts to link a case that are about this person',
  requests: 'case link requests about this person, with what customers entered and workers noted',
  messages: 'e-messages, with their texts and notes',
  documents: 'documents that were sent, with their previews',
  forms: 'forms and notices of this person alone',
  accounts: 'portal accounts that were only ever linked to this person, with their sign-in',
  looks: 'reasons and search criteria of looks that showed this person',
  exports: 'prepared exports that hold this person',
} as const;

const stays = {
  cases: 'case numbers, with county, program kinds and role on the case',
  digests: 'keyed digests in names of streams, which tell nothing without the key',
  ids: 'ids and times of events: that something happened, not what it said',
  free_text: 'what others wrote of this person in texts of their own, and searches that found nobody',
  who_looked: 'who looked at this person, when, and on which page',
  older_under_account:
    'requests, attempts and notes from before these had keys of their own: they are sealed for an account that stays',
  other_accounts: 'portal accounts that were linked to others, too',
} as const;

const handedOut = {
  exports: 'exports that were prepared, and may have been downloaded',
  downloads: 'documents and lists that somebody downloaded',
  backups: 'backups that were made before: restored with the list of erasures, they lose this person again',
  referrals: 'what partners were given',
} as const;

const warnings = {
  open_requests: 'case link requests are still pending',
  open_cases: 'cases of this person are still open',
  open_messages: 'e-messages still wait for an answer',
  linked: 'portal accounts are linked at this moment',
} as const;

export type Goes = keyof typeof goes;
export type Stays = keyof typeof stays;
export type HandedOut = keyof typeof handedOut;
export type Warning = keyof typeof warnings;

const texts: Readonly<Record<keyof DryRun, Readonly<Record<string, string>>>> = {
  goes,
  stays,
  handedOut,
  warnings,
};

/** What is counted there, in words. */
export const textOf = (list: keyof DryRun, what: string): string => texts[list][what] ?? what;
