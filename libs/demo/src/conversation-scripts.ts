import type { ActionType } from '#contexts/e-messages';
import type { DemoForm } from './forms.js';

/** What somebody of a conversation does next; ids of what came before are filled in as it goes. */
export type Line =
  | { readonly does: 'worker writes'; readonly subject: string; readonly body: string }
  | {
      readonly does: 'worker asks';
      readonly what: ActionType;
      readonly form?: DemoForm;
      readonly subject: string;
      readonly body: string;
    }
  | { readonly does: 'customer writes'; readonly subject: string; readonly body: string }
  | { readonly does: 'customer opens' | 'worker opens' | 'customer views' }
  | { readonly does: 'worker answers'; readonly body: string }
  | { readonly does: 'customer completes'; readonly papers: number; readonly note?: string }
  | { readonly does: 'worker closes'; readonly note?: string }
  | { readonly does: 'worker needs no reply' };

/** A line, so many days before the end of the demo's four months, at a minute of the day. */
type Script = readonly (readonly [daysAgo: number, minute: number, line: Line])[];

const morning = 9 * 60 + 10;
const noon = 12 * 60 + 5;
const late = 15 * 60 + 30;

const renewal: Line = {
  does: 'worker writes',
  subject: 'Your renewal is due next month',
  body: 'Your renewal is due next month. You will get a packet by mail. If your address changed, please tell us here.',
};
const moved: Line = {
  does: 'customer writes',
  subject: 'We moved',
  body: 'We moved to a new apartment last week. What do you need from me?',
};
const hours: Line = {
  does: 'customer writes',
  subject: 'My hours at work changed',
  body: 'I work fewer hours since the first of this month. Do I have to report this now or with the next report?',
};
const income: Line = {
  does: 'worker asks',
  what: 'Upload Document',
  subject: 'Proof of income',
  body: 'Please add your pay stubs of the last 30 days. A photo of each is fine.',
};
const report: Line = {
  does: 'worker asks',
  what: 'View Document',
  form: 'report',
  subject: 'Your status report',
  body: 'Please open the report, fill it in, and add it here.',
};
const rights: Line = {
  does: 'worker asks',
  what: 'View Document',
  form: 'rights',
  subject: 'Your rights and responsibilities',
  body: 'Please read this and confirm that you did.',
};

/** Each status of a message at least once; the customer's number picks one. */
export const scripts: readonly Script[] = [
  [[2, morning, renewal]],
  [
    [6, morning, renewal],
    [5, late, { does: 'customer opens' }],
  ],
  [[1, noon, moved]],
  [
    [2, noon, hours],
    [1, morning, { does: 'worker opens' }],
  ],
  [
    [4, noon, moved],
    [3, morning, { does: 'worker opens' }],
    [
      3,
      morning + 12,
      {
        does: 'worker answers',
        body: 'Thank you. Please send us the first page of your lease, or a bill with the new address.',
      },
    ],
    [2, late, { does: 'customer opens' }],
  ],
  [[3, morning, income]],
  [
    [6, morning, income],
    [2, noon, { does: 'customer opens' }],
    [2, noon + 9, { does: 'customer completes', papers: 3 }],
  ],
  [
    [9, morning, income],
    [7, noon, { does: 'customer completes', papers: 1 }],
    [5, late, { does: 'worker opens' }],
    [5, late + 8, { does: 'worker closes' }],
  ],
  [[2, late, report]],
  [
    [8, morning, rights],
    [3, noon, { does: 'customer views' }],
    [3, noon + 6, { does: 'customer completes', papers: 0 }],
  ],
  [[9, noon, hours]],
  [
    [6, noon, { does: 'customer writes', subject: 'Thank you', body: 'Thank you for your help!' }],
    [5, morning, { does: 'worker opens' }],
    [5, morning + 2, { does: 'worker needs no reply' }],
  ],
  [[14, morning, income]],
  [
    [7, morning, income],
    [6, noon, { does: 'customer completes', papers: 0, note: 'I am paid in cash and get no pay stubs.' }],
  ],
  [
    [6, morning, income],
    [
      5,
      morning,
      { does: 'worker closes', note: 'We found your pay stubs on file. You do not need to do anything.' },
    ],
  ],
];
