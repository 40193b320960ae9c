import { portal } from './en-portal.js';

/** Everything a customer may read, in English. `es.ts` must have the same keys: the compiler names what is missing. */
export const en = {
  shell: {
    product: 'Caseledger',
    skip: 'Skip to main content',
    language: 'Language',
    loading: 'Loading …',
    menu: 'Menu',
  },
  toast: { close: 'Close' },
  field: { required: 'required' },
  session: {
    signOut: 'Sign out',
    signedOut: 'You are signed out.',
    again: {
      title: 'You are signed in again',
      text: 'Close this tab. The page that you were working on goes on by itself.',
    },
    ended: {
      signIn: 'Sign in again (opens a new tab)',
      title: 'Your session has ended',
      text: 'You were signed in as {{name}}. Sign in again to go on: what you typed on this page is still there.',
      textCustomer:
        'To protect your data, this page is hidden. Sign in again to go on: what you typed is still there.',
      leave: 'Leave this page and sign out',
    },
    ending: {
      title: 'Are you still there?',
      text: 'You will be signed out in less than two minutes, because nothing has happened on this page for a while. What you typed stays.',
      stay: 'Stay signed in',
    },
  },
  signIn: {
    staff: 'Sign in at your agency',
    nobody:
      'Nobody can sign in here: neither the agency’s sign-in nor the demonstration is set up. Tell those who run this system.',
    title: 'Sign in',
    demo: 'This is a demonstration: everybody in it is invented. Choose who you want to be.',
    noPages: 'No pages yet: sign in and use the API.',
    enter: 'To link, enter {{dateOfBirth}}, ZIP Code {{zipCode}}, {{countyName}}, case {{caseNumber}}.',
    otherCounties_one: 'One more',
    otherCounties_other: '{{count}} more, in other counties',
  },
  role: {
    customer: 'Customers',
    worker: 'County workers',
    viewer: 'County workers who may only look',
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
    offline: 'You are offline. What you typed stays here; go on when the connection is back.',
    notFound: {
      title: 'Page not found',
      text: 'There is nothing at this address, or it is not yours to see. Check the address, or begin at the start page.',
    },
    forbidden: {
      title: 'This page is not for you',
      text: 'You are signed in as {{name}}, who has no access here. Go to your own start page, or sign in as somebody else.',
      right: 'It needs the right {{right}}, which you do not have. Ask your supervisor.',
    },
    noPages: {
      title: 'No pages for this role yet',
      text: 'You are signed in as {{name}}. What this role does is done through the API for now.',
      docs: 'Read the API',
    },
    broken: {
      title: 'Something went wrong',
      text: 'This is a fault of ours, not yours. Reload the page; if it happens again, tell your help desk.',
    },
    notLoaded: {
      title: 'A part of this page could not be loaded',
      text: 'The connection was lost, or a newer version is out. Reload the page to go on.',
    },
  },
  refusal: {
    unreachable:
      'The server cannot be reached. Check your connection and try again: nothing you typed is lost.',
    not_signed_in:
      'Your session has ended. Sign in again and repeat what you did last: nothing you typed is lost.',
    csrf: 'This page is out of date. Reload it and try again.',
    too_many_requests: 'Too many requests in a short time. Wait a minute, then try again.',
    store_unavailable: 'Our system does not answer at the moment. Wait a few seconds and try again.',
    view_behind: 'This list is being rebuilt. Try again in a few minutes.',
    look_not_recorded:
      'We show personal data only when we can write down who looked, and that fails at the moment. Try again in a few seconds.',
    personal_data_unreadable:
      'Personal data that belongs here cannot be opened at the moment. Trying again loses nothing; if it stays, tell your help desk.',
    internal_error:
      'Something went wrong on our side. Nothing that was confirmed is lost. Reference: {{reference}}',
    unexpected_answer:
      'The server answered with an error ({{status}}). Try again; if it stays, tell your help desk.',
  },
  portal,
} as const;
