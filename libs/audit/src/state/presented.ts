import type { Attempts } from '#contexts/case-linking';
import type { ThreadDetail } from '#contexts/e-messages';
import type { PersonDocument } from '#contexts/person-registry';
import { opened, type Sealed } from '#kernel';

/** What takes the place of personal data whose key is destroyed. */
export const erased = '[erased]';

/** A document as people are shown it: opened, without what only a program needs. Its seals must have been opened. */
export function presented(view: string, document: unknown): unknown {
  if (document === undefined) return undefined;
  const present = presenters[view];
  return present === undefined ? document : present(document as never);
}

const presenters: Readonly<Record<string, (document: never) => unknown>> = {
  persons: person,
  'link-attempts': attempts,
  'e-message-texts': texts,
  'e-message-forms': ({ form }: { readonly form: unknown }) => form,
};

/** A group that changed since stands before the first record. */
function person({ record, identity, contact, addresses, eNotification, ...rest }: PersonDocument): unknown {
  const { cases: _shownByTheCase, tags: _searchedBy, ...facts } = rest;
  const first = record && shown(record);
  if (first === erased) return { ...facts, identity: erased, contact: erased, addresses: erased };
  const ofContact = contact ? shown(contact) : first?.contact;
  return {
    ...facts,
    identity: identity ? shown(identity) : first?.identity,
    contact:
      ofContact === undefined || ofContact === erased || eNotification === undefined
        ? ofContact
        : { ...ofContact, eNotification },
    addresses: addresses ? listIn(shown(addresses)) : first?.addresses,
  };
}

const listIn = (addresses: { readonly list: unknown } | typeof erased | undefined) =>
  addresses === erased ? erased : addresses?.list;

const shown = <T>(sealed: Sealed<T>): T | typeof erased => opened(sealed) ?? erased;

function attempts(all: Attempts): unknown {
  return {
    attempts: [...all.values()].map(({ asked, is: state }) => {
      const { attemptId, at, outcome, caseNumber, county, personId, registrant, cause } = asked;
      return { attemptId, at, outcome, caseNumber, county, personId, registrant, cause, state };
    }),
  };
}

/** Statuses and clocks are the messages' own. */
function texts({ entries, action }: ThreadDetail): unknown {
  return {
    entries: entries.map(({ entryId, kind, by, at, body, documents }) => ({
      entryId,
      kind,
      by,
      at,
      body,
      documents: documents.map(({ documentId, name, state, size }) => ({ documentId, name, state, size })),
    })),
    ...(action && { action: { due: action.due, document: action.form?.title ?? action.form?.ownTitle } }),
  };
}
