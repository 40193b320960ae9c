/**
 * What stands around every page, in English; an area's texts stand beside it, in `texts/`. `es.ts` must have the same
 * keys: the compiler names what is missing.
 */
export const en = {
  shell: {
    product: 'Caseledger',
    skip: 'Skip to main content',
    language: 'Language',
    loading: 'Loading …',
    menu: 'Menu',
    print: 'Print',
  },
  toast: { close: 'Close' },
  field: { required: 'required' },
  session: {
    signOut: 'Sign out',
    signedOut: 'You are signed out.',
    otherAccount: 'Sign out and use another account',
    again: {
      title: 'You are signed in again',
      text: 'You can close this tab. The page you were working on continues by itself.',
    },
    ended: {
      signIn: 'Sign in again (opens a new tab)',
      title: 'Your session has ended',
      text: 'You were signed in as {{name}}. Sign in again to continue. What you typed on this page is still there.',
      textCustomer:
        'To protect your data, this page is hidden. Sign in again to continue. What you typed is still there.',
      leave: 'Leave this page and sign out',
    },
    ending: {
      title: 'Are you still there?',
      text: 'You will be signed out in less than two minutes because nothing has happened on this page for a while. Nothing you typed is lost.',
      stay: 'Stay signed in',
    },
  },
  signIn: {
    staff: 'Sign in at your agency',
    nobody:
      'Nobody can sign in here: neither the agency’s sign-in nor the demonstration is set up. Tell the people who run this system.',
    title: 'Sign in',
    demo: 'This is a demonstration. Everybody in it is made up. Choose who you want to be.',
    noPages: 'There are no pages for this role yet. Sign in and use the API.',
    enter: 'Date of birth {{dateOfBirth}}, ZIP Code {{zipCode}}, {{countyName}} County, case {{caseNumber}}.',
    otherCounties_one: '1 more, in another county',
    otherCounties_other: '{{count}} more, in other counties',
  },
  role: {
    customer: 'Customers',
    worker: 'County workers',
    viewer: 'County workers with view-only access',
    supervisor: 'Supervisors',
    partner: 'Partner agencies',
    auditor: 'Auditor',
    ops: 'Operations',
    help_desk: 'Help desk',
    registry: 'Registry system',
  },
  problem: {
    tryAgain: 'Try again',
    toStart: 'Go to the start page',
    reload: 'Reload the page',
    offline: 'You are offline. What you typed stays here. Continue when the connection is back.',
    notFound: {
      title: 'Page not found',
      text: 'There is nothing at this address, or you do not have access to it. Check the address, or go to the start page.',
    },
    forbidden: {
      title: 'This page is not for you',
      text: 'You are signed in as {{name}}, and this account has no access here. Go to your start page, or sign in with another account.',
      right: 'It needs the right {{right}}, which you do not have. Ask your supervisor.',
    },
    noPages: {
      title: 'No pages for this role yet',
      text: 'You are signed in as {{name}}. For now, this role works only through the API.',
      docs: 'Read the API documentation',
    },
    broken: {
      title: 'Something went wrong',
      text: 'This is our mistake, not yours. Reload the page. If it happens again, tell the help desk.',
    },
    notLoaded: {
      title: 'Part of this page could not be loaded',
      text: 'The connection was lost, or there is a newer version. Reload the page to continue.',
    },
  },
  refusal: {
    unreachable:
      'The server cannot be reached. Check your connection and try again. Nothing you typed is lost.',
    not_signed_in:
      'Your session has ended. Sign in again and repeat what you did last. Nothing you typed is lost.',
    csrf: 'This page is out of date. Reload it and try again.',
    too_many_requests: 'Too many tries in a short time. Wait a minute, then try again.',
    store_unavailable: 'Our system is not responding right now. Wait a few seconds and try again.',
    view_behind: 'This list is being rebuilt. Try again in a few minutes.',
    look_not_recorded:
      'We show personal data only when we can record who looked at it, and that is not working right now. Try again in a few seconds.',
    personal_data_unreadable:
      'Some personal data cannot be opened right now. You can try again without losing anything. If it keeps happening, tell the help desk.',
    internal_error:
      'Something went wrong on our side. Nothing that was confirmed is lost. Reference: {{reference}}',
    unexpected_answer:
      'The server answered with an error ({{status}}). Try again. If it keeps happening, tell the help desk.',
  },
} as const;
