/** One page of the navigation. */
interface Task {
  readonly text: string;
  readonly path: string;
  /** Leads to a page that is another entry's: never shown as the place where somebody is. */
  readonly leadsElsewhere?: boolean;
}
export interface Local {
  readonly text: string;
  readonly tasks: readonly Task[];
}
export interface Global {
  readonly text: string;
  readonly path: string;
  readonly locals: readonly Local[];
}

export const paths = {
  home: '/worker',
  linkRequests: '/worker/case-link-requests',
  unlink: '/worker/unlink',
  eMessages: '/worker/e-messages',
  newEMessage: '/worker/e-messages/new',
  eMessagePerson: '/worker/e-messages/select-person',
  forms: '/worker/forms',
  cases: '/worker/cases',
  supervisor: '/worker/supervisor-queue',
  settings: '/worker/county-settings',
  keyboard: '/worker/keyboard',
  linkRequest: (requestId: string) => `/worker/case-link-requests/${requestId}`,
  selectPerson: (requestId: string) => `/worker/case-link-requests/${requestId}/select-person`,
  linkSummary: (requestId: string, personId: string) =>
    `/worker/case-link-requests/${requestId}/person/${personId}`,
  unlinkSummary: (personId: string) => `/worker/unlink/${personId}`,
  eMessage: (messageId: string) => `/worker/e-messages/${messageId}`,
  eMessageAsCustomer: (messageId: string) => `/worker/e-messages/${messageId}/as-customer`,
  caseSummary: (caseNumber: string) => `/worker/cases/${caseNumber}`,
  contactSummary: (caseNumber: string) => `/worker/cases/${caseNumber}/contact`,
  contactDetail: (caseNumber: string, personId: string) => `/worker/cases/${caseNumber}/contact/${personId}`,
} as const;

/**
 * Global, Local and Task navigation with the documents' names (sources 000, 001: "Case Info > e-Tools > Case Link
 * Request"; "Case Info > Contact"; "Eligibility > Customer Information > Contact Summary"). Contact pages belong to
 * the case that is open; without one they lead to the Cases List to choose one.
 */
export function navigation(openCase: string | undefined, rights: ReadonlySet<string>): readonly Global[] {
  const contact: Task = openCase
    ? { text: 'Contact Summary', path: paths.contactSummary(openCase) }
    : { text: 'Contact Summary', path: paths.cases, leadsElsewhere: true };
  const supervising = rights.has('settings:edit');
  return [
    { text: 'Home', path: paths.home, locals: [] },
    {
      text: 'Case Info',
      path: paths.linkRequests,
      locals: [
        {
          text: 'e-Tools',
          tasks: [
            { text: 'Case Link Request', path: paths.linkRequests },
            ...(rights.has('e-message:view')
              ? [
                  { text: 'E-Messages', path: paths.eMessages },
                  { text: 'Forms Catalogue', path: paths.forms },
                ]
              : []),
            ...(supervising
              ? [
                  { text: 'Supervisor Queue', path: paths.supervisor },
                  { text: 'County Settings', path: paths.settings },
                ]
              : []),
          ],
        },
        { text: 'Contact', tasks: [contact] },
        {
          text: 'Case Summary',
          tasks: [
            { text: 'Cases List', path: paths.cases },
            ...(openCase ? [{ text: `Case ${openCase}`, path: paths.caseSummary(openCase) }] : []),
          ],
        },
      ],
    },
    {
      text: 'Eligibility',
      path: contact.path,
      locals: [{ text: 'Customer Information', tasks: [contact] }],
    },
  ];
}

interface Place {
  readonly global: Global | undefined;
  readonly local: Local | undefined;
  readonly task: Task | undefined;
}

/** Where a path stands in the navigation: at the entry whose path is the longest beginning of it. */
export function placeOf(globals: readonly Global[], pathname: string): Place {
  const isUnder = (path: string) =>
    pathname === path || (path !== paths.home && pathname.startsWith(`${path}/`));
  const places: Place[] = globals.flatMap((global) => [
    ...(global.locals.length === 0 ? [{ global, local: undefined, task: undefined }] : []),
    ...global.locals.flatMap((local) => local.tasks.map((task) => ({ global, local, task }))),
  ]);
  const pathOf = ({ global, task }: Place) => task?.path ?? global?.path ?? '';
  const own = pathname.startsWith(paths.unlink) ? paths.linkRequests : undefined;
  return places
    .filter(({ task }) => task?.leadsElsewhere !== true)
    .filter((place) => pathOf(place) === own || isUnder(pathOf(place)))
    .reduce<Place>((best, each) => (pathOf(each).length > pathOf(best).length ? each : best), {
      global: undefined,
      local: undefined,
      task: undefined,
    });
}
