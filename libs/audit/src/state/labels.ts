/** Fields as the pages call them, where that is not their own name in words. */
const labels: Readonly<Record<string, string>> = {
  ssn: 'Social Security Number',
  cin: 'CIN',
  webId: 'Web ID',
  customerId: 'Customer ID',
  email: 'E-mail Address',
  allowEmailReminder: 'Allow E-mail Reminder',
  emailStatus: 'E-mail Status',
  eNotification: 'E-Notification',
  directDepositLast4: 'Direct Deposit Account',
  eQuickPayLast4: 'e-QuickPay Card',
  zip: 'ZIP Code',
  zipCode: 'ZIP Code',
  line1: 'Street',
  line2: 'Street, second line',
  at: 'When',
  by: 'Who',
  linkId: 'Link',
  accountId: 'Portal Account',
  personId: 'Person',
  caseNumber: 'Case Number',
  ivrPinUpdatedOn: 'IVR PIN updated on',
  onCases: 'Cases',
  clockDay: 'Goal counts from',
  askedSince: 'Asked for since',
  refusedTimes: 'Times refused',
  noReply: 'No reply needed',
  clockEnds: 'Clock ends',
  // Groups whose fields need no other name.
  identity: '',
  contact: '',
  facts: '',
};

/** Of a list, what one element is. */
const singular: Readonly<Record<string, string>> = {
  programs: 'Program',
  persons: 'Person',
  phones: 'Phone',
  addresses: 'Address',
  links: 'Link',
  entries: 'Entry',
  attempts: 'Attempt',
  remarks: 'Remark',
  asks: 'Asked for by',
  documents: 'Document',
};

/** `['programs CalFresh', 'status']` → "Program CalFresh: Status" */
export const labelOf = (path: readonly string[]): string =>
  path
    .map(worded)
    .filter((each) => each !== '')
    .join(': ') || 'State';

function worded(part: string): string {
  const at = part.indexOf(' ');
  const [key, element] = at === -1 ? [part, ''] : [part.slice(0, at), part.slice(at)];
  if (element !== '') return `${singular[key] ?? spaced(key)}${element}`;
  return labels[key] ?? spaced(key);
}

/** An id stays as it is: only names that are written as in a program are taken apart. */
const spaced = (key: string): string =>
  /^[a-z][a-zA-Z0-9]*$/.test(key)
    ? key.replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2').replace(/^./, (first) => first.toUpperCase())
    : key;
