import { doer, type Happening, listed, said, theRegistry, theWorker, whom } from '#bounded-context';
import type { CountyCode, PersonId, Recorded } from '#kernel';
import { factsChanged, factsTold, roleTold } from './case-changes.js';
import type { PersonRegistryEvent } from './context.js';
import { fieldNames } from './field-names.js';
import type { PaperReason } from './values.js';

/**
 * An event of the registry as a county's worker reads it on a case; undefined when it says nothing there. The compiler
 * asks here what a new event means.
 */
export function registryWords(
  event: Recorded<PersonRegistryEvent>,
  county: CountyCode,
): Happening | undefined {
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
      if (kept.length === 0) return undefined;
      const text = said`Other data of ${whom(event.data.personId)} was reported; what a worker had edited stays: ${fieldNames(kept)}.`;
      return ofPerson(event, 'person', text, theRegistry);
    }
    case 'IdentityChanged': {
      const text = said`The data of ${whom(event.data.personId)} changed: ${fieldNames(event.data.changed)}.`;
      return ofPerson(event, 'person', text, changer(event, county));
    }
    case 'AddressesChanged': {
      const text = said`The addresses of ${whom(event.data.personId)} changed.`;
      return ofPerson(event, 'person', text, changer(event, county));
    }
    case 'ContactChanged': {
      const { changed, customerPrivacy } = event.data;
      const told = customerPrivacy ? ' Nobody was told, because Customer Privacy is active.' : '';
      const text = said`The Contact Detail of ${whom(event.data.personId)} changed: ${fieldNames(changed)}.${told}`;
      return ofPerson(event, 'contact', text, changer(event, county));
    }
    case 'ContactNoticeSettled': {
      if (event.data.county !== county) return undefined;
      const text = said`The supervisor task about the contact change of ${whom(event.data.personId)} was settled.`;
      return ofPerson(event, 'contact', text, doer(event.meta.actor, county));
    }
    case 'IvrPinReset': {
      const text = said`The IVR PIN of ${whom(event.data.personId)} was reset.`;
      return ofPerson(event, 'contact', text, doer(event.meta.actor, county));
    }
    case 'CustomerPrivacyChanged': {
      const text = said`Customer Privacy was ${event.data.active ? 'set' : 'lifted'} for ${whom(event.data.personId)}.`;
      return ofPerson(event, 'privacy', text, changer(event, county));
    }
    case 'PrivacyLiftSettled': {
      if (event.data.county !== county) return undefined;
      const text = said`The supervisor task about the lifted Customer Privacy of ${whom(event.data.personId)} was settled.`;
      return ofPerson(event, 'privacy', text, doer(event.meta.actor, county));
    }
    case 'ENotificationChanged': {
      const { personId, on, noas } = event.data;
      const told = on ? 'is told by e-mail of e-Messages' : 'is not told by e-mail of e-Messages';
      const notices = noas ? 'come to the portal' : 'come by letter';
      const text = said`${whom(personId)} ${told} from now on, and notices of action ${notices}.`;
      return ofPerson(event, 'contact', text, doer(event.data.by, county));
    }
    case 'PaperAsked': {
      if (event.data.county !== county) return undefined;
      const text = said`A letter to ${whom(event.data.personId)} became a supervisor task: ${paperTexts[event.data.why]}.`;
      return ofPerson(event, 'contact', text, doer(event.meta.actor, county));
    }
    case 'PaperSettled': {
      if (event.data.county !== county) return undefined;
      const text = said`The supervisor task about a letter to ${whom(event.data.personId)} was settled.`;
      return ofPerson(event, 'contact', text, doer(event.meta.actor, county));
    }
    case 'CaseRecorded':
      return caseRecorded(event.data);
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
      return { kind: 'case', said: text, by: doer(event.meta.actor, county) };
    }
    case 'OutOfTheHomeMarked': {
      const text = event.data.permanentlyOutOfTheHome
        ? said`${whom(event.data.personId)} was marked as Permanently Out of the Home.`
        : said`${whom(event.data.personId)} is no longer marked as Permanently Out of the Home.`;
      return ofPerson(event, 'person', text, doer(event.meta.actor, county));
    }
    // The case's own stream tells it, and of other cases nothing is told here.
    case 'PersonJoinedCase':
    case 'PersonLeftCase':
      return undefined;
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
  county: CountyCode,
) => (data.origin === 'source' ? theRegistry : doer(meta.actor, county));

type CaseRecorded = Extract<PersonRegistryEvent, { type: 'CaseRecorded' }>['data'];

function caseRecorded({ facts, before, kept }: CaseRecorded): Happening | undefined {
  const stays = kept.length === 0 ? '' : `The county’s own worker of ${listed(kept)} stays.`;
  const text =
    before === undefined
      ? said`The case was first reported: ${factsTold(facts)}.`
      : factsChanged(before, facts);
  const all = [...text, text.length > 0 && stays !== '' ? ' ' : '', stays].filter((each) => each !== '');
  return all.length === 0 ? undefined : { kind: 'case', said: all, by: theRegistry };
}
