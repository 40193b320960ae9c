/** Lists, where somebody stands in a row whether they were sought or not. Part of what the view `look-days` folds. */
const lists: ReadonlySet<string> = new Set([
  'select-person',
  'cases-list',
  'case-link-request-search',
  'e-messages-search',
  'home',
  'supervisor-tasks',
  'forms',
  'outbox',
]);

const listRoutes: ReadonlySet<string> = new Set(['POST /api/v1/persons/search', 'POST /api/v1/cases/search']);

/** Whether a look opened whom it showed, rather than listed them. */
export const opensSomebody = ({ route, task }: { readonly route: string; readonly task: string }): boolean =>
  !lists.has(task) && !listRoutes.has(route);

const words: Readonly<Record<string, string>> = {
  'select-person': 'searched for persons',
  'cases-list': 'listed cases',
  'case-link-request-search': 'searched for case link requests',
  'e-messages-search': 'searched for e-Messages',
  home: 'opened Home',
  'supervisor-tasks': 'opened the supervisor queue',
  forms: 'listed forms',
  outbox: 'listed outgoing messages',
  person: 'opened the person',
  'reveal-ssn': 'revealed the Social Security Number',
  'customer-privacy:set': 'set Customer Privacy',
  'customer-privacy:lifted': 'lifted Customer Privacy',
  file: 'opened a document',
  'message-recipients': 'looked up who on the case can receive messages',
  import: 'imported people',
  'own-account': 'opened their own account',
  'own-link-attempt': 'tried to link their own case',
  'own-link-requests': 'opened their own requests',
  'own-links': 'opened their own links',
  'own-messages': 'listed their own messages',
  'own-message': 'opened their own message',
  'own-cases': 'listed their own cases',
  'own-e-notification': 'opened their own e-Notification',
  'audit-looks': 'asked who looked',
  'audit-unusual-looks': 'asked for unusual looking',
  'audit-disclosures': 'asked for disclosures',
  'audit-timeline': 'opened the timeline',
  'audit-as-of': 'opened a past state',
  erasures: 'worked on erasures',
  holds: 'worked on legal holds',
  'legal-holds': 'listed legal holds',
  export: 'worked on an export',
  rebuild: 'rebuilt views',
  'dead-letters': 'worked on dead letters',
  batch: 'ran a batch',
  keys: 'wrapped keys anew',
};

/** Tasks about one thing: `case:B19900001`. */
const about: Readonly<Record<string, (id: string) => string>> = {
  case: (id) => `opened case ${id}`,
  'case-link-request': (id) => `opened case link request ${id}`,
  'e-message': (id) => `opened e-Message ${id}`,
  'case-export': (id) => `exported case ${id}`,
};

const searches: Readonly<Record<string, string>> = {
  'POST /api/v1/persons/search': 'searched for persons',
  'POST /api/v1/cases/search': 'searched for cases',
};

/** What somebody did when they looked, as it follows their name: `opened case B19900001`. */
export function lookWords({ route, task }: { readonly route: string; readonly task: string }): string {
  const prints = task.startsWith('print:');
  const [plain, subject] = (prints ? task.slice('print:'.length) : task).split(/,? /) as [string, string?];
  const at = plain.indexOf(':');
  const id = plain.slice(at + 1);
  const said =
    searches[route] ?? words[plain] ?? (at < 0 ? undefined : about[plain.slice(0, at)]?.(id)) ?? plain;
  const of = subject === undefined ? '' : ` of ${subject.replace(':', ' ')}`;
  const whole = at > 0 && searches[route] !== undefined ? `${said} for case link request ${id}` : said + of;
  return prints ? `${whole}, to print it` : whole;
}
