import {
  type Audience,
  doer,
  type Happening,
  listed,
  type Part,
  said,
  theRegistry,
  theWorker,
  type Words,
  whom,
} from '#bounded-context';
import type { CountyCode, PersonId, Recorded } from '#kernel';
import { factsChanged, factsTold, roleTold } from './case-changes.js';
import type { PersonRegistryEvent } from './context.js';
import { fieldNames } from './field-names.js';
import type { PaperReason } from './values.js';

/** The registry in words. */
export const registryWords: Words<PersonRegistryEvent> = { tell, isOnCase };

function isOnCase(event: Recorded<PersonRegistryEvent>, county: CountyCode): boolean {
  switch (event.type) {
    case 'SourceRecordReceived':
      return event.data.kept.length > 0;
    case 'ContactNoticeSettled':
    case 'PrivacyLiftSettled':
    case 'PaperAsked':
    case 'PaperSettled':
      return event.data.county === county;
    case 'CaseRecorded':
      return caseTold(event.data).length > 0;
    // The case's own stream tells it, and of other cases nothing is told here.
    case 'PersonJoinedCase':
    case 'PersonLeftCase':
      return false;
    case 'PersonRegistered':
    case 'IdentityChanged':
    case 'AddressesChanged':
    case 'ContactChanged':
    case 'IvrPinReset':
    case 'CustomerPrivacyChanged':
    case 'ENotificationChanged':
    case 'CasePersonRecorded':
    case 'CasePersonRemoved':
    case 'ProgramWorkerAssigned':
    case 'OutOfTheHomeMarked':
      return true;
  }
}

function tell(event: Recorded<PersonRegistryEvent>, audience: Audience): Happening {
  switch (event.type) {
    case 'PersonRegistered': {
      const privacy = event.data.customerPrivacy ? ' Customer Privacy is active.' : '';
      return ofPerson(
        event,
        'person',
        said`${whom(event.data.personId)} was first reported.${privacy}`,
        theRegistry,
      );
    }
    case 'SourceRecordReceived': {
      const { kept } = event.data;
      const person = whom(event.data.personId);
      if (kept.length === 0)
        return ofPerson(event, 'person', said`A changed record of ${person} was reported.`, theRegistry);
      const text = said`Other data of ${person} was reported; what a worker had edited stays: ${fieldNames(kept)}.`;
      return ofPerson(event, 'person', text, theRegistry);
    }
    case 'IdentityChanged': {
      const text = said`The data of ${whom(event.data.personId)} changed: ${fieldNames(event.data.changed)}.`;
      return ofPerson(event, 'person', text, changer(event, audience));
    }
    case 'AddressesChanged': {
      const text = said`The addresses of ${whom(event.data.personId)} changed.`;
      return ofPerson(event, 'person', text, changer(event, audience));
    }
    case 'ContactChanged': {
      const { changed, customerPrivacy } = event.data;
      const told = customerPrivacy ? ' Nobody was told, because Customer Privacy is active.' : '';
      const text = said`The Contact Detail of ${whom(event.data.personId)} changed: ${fieldNames(changed)}.${told}`;
      return ofPerson(event, 'contact', text, changer(event, audience));
    }
    case 'ContactNoticeSettled': {
      const text = said`The supervisor task about the contact change of ${whom(event.data.personId)} was settled.`;
      return ofPerson(event, 'contact', text, doer(event.meta.actor, audience));
    }
    case 'IvrPinReset': {
      const text = said`The IVR PIN of ${whom(event.data.personId)} was reset.`;
      return ofPerson(event, 'contact', text, doer(event.meta.actor, audience));
    }
    case 'CustomerPrivacyChanged': {
      const text = said`Customer Privacy was ${event.data.active ? 'set' : 'lifted'} for ${whom(event.data.personId)}.`;
      return ofPerson(event, 'privacy', text, changer(event, audience));
    }
    case 'PrivacyLiftSettled': {
      const text = said`The supervisor task about the lifted Customer Privacy of ${whom(event.data.personId)} was settled.`;
      return ofPerson(event, 'privacy', text, doer(event.meta.actor, audience));
    }
    case 'ENotificationChanged': {
      const { personId, on, noas } = event.data;
      const told = on ? 'is told by e-mail of e-Messages' : 'is not told by e-mail of e-Messages';
      const notices = noas ? 'come to the portal' : 'come by letter';
      const text = said`${whom(personId)} ${told} from now on, and notices of action ${notices}.`;
      return ofPerson(event, 'contact', text, doer(event.data.by, audience));
    }
    case 'PaperAsked': {
      const text = said`A letter to ${whom(event.data.personId)} became a supervisor task: ${paperTexts[event.data.why]}.`;
      return ofPerson(event, 'contact', text, doer(event.meta.actor, audience));
    }
    case 'PaperSettled': {
      const text = said`The supervisor task about a letter to ${whom(event.data.personId)} was settled.`;
      return ofPerson(event, 'contact', text, doer(event.meta.actor, audience));
    }
    case 'CaseRecorded': {
      const text = caseTold(event.data);
      const unchanged = said`The case was reported again; nothing that a case shows changed.`;
      return { kind: 'case', said: text.length === 0 ? unchanged : text, by: theRegistry };
    }
    case 'CasePersonRecorded': {
      const role = roleTold(event.data.role);
      const text = said`${whom(event.data.personId)} is on the case${role === '' ? '' : `: ${role}`}.`;
      return ofPerson(event, 'person', text, theRegistry);
    }
    case 'CasePersonRemoved':
      return ofPerson(
        event,
        'person',
        said`${whom(event.data.personId)} was taken off the case.`,
        theRegistry,
      );
    case 'ProgramWorkerAssigned': {
      const { program, from, to } = event.data;
      const before = from === undefined ? [] : said` Before, it was ${theWorker(from)}.`;
      const text = said`The worker of ${program} is now ${theWorker(to)}.${before}`;
      return { kind: 'case', said: text, by: doer(event.meta.actor, audience) };
    }
    case 'OutOfTheHomeMarked': {
      const text = event.data.permanentlyOutOfTheHome
        ? said`${whom(event.data.personId)} was marked as Permanently Out of the Home.`
        : said`${whom(event.data.personId)} is no longer marked as Permanently Out of the Home.`;
      return ofPerson(event, 'person', text, doer(event.meta.actor, audience));
    }
    case 'PersonJoinedCase':
    case 'PersonLeftCase': {
      const { personId, caseNumber } = event.data;
      const came = event.type === 'PersonJoinedCase' ? 'came to be on' : 'is no longer on';
      return ofPerson(event, 'person', said`${whom(personId)} ${came} case ${caseNumber}.`, theRegistry);
    }
  }
}

const paperTexts: Readonly<Record<PaperReason, string>> = {
  notices_chosen: 'the choice of notices of action on the portal is confirmed',
  notices_not_chosen: 'a notice of action went to the portal, which was not chosen for them',
  notice_returned: 'the e-mail about a notice of action came back',
};

type OfPerson = { readonly data: { readonly personId: PersonId } };

const ofPerson = (
  { data: { personId } }: OfPerson,
  kind: Happening['kind'],
  text: Happening['said'],
  by: Happening['by'],
): Happening => ({ kind, said: text, by, personId });

/** The command line imports in the name of the system: what the source changed is the registry's word. */
const changer = (
  { data, meta }: Recorded<Extract<PersonRegistryEvent, { data: { origin: unknown } }>>,
  audience: Audience,
) => (data.origin === 'source' ? theRegistry : doer(meta.actor, audience));

type CaseRecorded = Extract<PersonRegistryEvent, { type: 'CaseRecorded' }>['data'];

/** Nothing: what changed is nothing that a case shows. */
function caseTold({ facts, before, kept }: CaseRecorded): readonly Part[] {
  const stays = kept.length === 0 ? '' : `The county’s own worker of ${listed(kept)} stays.`;
  const text =
    before === undefined
      ? said`The case was first reported: ${factsTold(facts)}.`
      : factsChanged(before, facts);
  return [...text, text.length > 0 && stays !== '' ? ' ' : '', stays].filter((each) => each !== '');
}
