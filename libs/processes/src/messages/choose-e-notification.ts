import { type KnownPerson, personDecider } from '#contexts/person-registry';
import type { CommandContext } from '#engine';
import { type AccountId, type Actor, NotFound, type PersonId } from '#kernel';
import { standingLinkOf } from '../linking/link-standing.js';
import { isMarked } from '../mail/marked-address.js';
import type { FlowPorts } from '../ports.js';

/** What a customer is told of, and where. */
export interface ENotification {
  readonly personId: PersonId;
  readonly on: boolean;
  readonly noas: boolean;
  /** Contact Detail's e-mail address, never the account's. */
  readonly address: string | undefined;
  /** Mail to it came back for good: it goes nowhere until somebody corrects it. */
  readonly cameBack: boolean;
}

/** As it is now, for the person whom the account is linked to (rule M12). @throws NotFound */
export async function eNotificationOf(ports: FlowPorts, account: AccountId): Promise<ENotification> {
  const link = await standingLinkOf(ports, account);
  if (link === undefined) throw new NotFound();
  const person = await ports.engine.state(personDecider, link.personId);
  if (person.kind !== 'known') throw new NotFound();
  return shown(ports, person);
}

/** The customer's own choice: the last word until somebody else sets it. @throws NotFound */
export async function chooseENotification(
  ports: FlowPorts,
  {
    account,
    by,
    choice,
  }: {
    readonly account: AccountId;
    readonly by: Actor;
    readonly choice: { readonly on: boolean; readonly noas: boolean };
  },
  context: CommandContext,
): Promise<ENotification & { readonly position: string | undefined }> {
  const { personId } = await eNotificationOf(ports, account);
  const { state, position } = await ports.engine.execute(
    personDecider,
    personId,
    { kind: 'change-e-notification', personId, ...choice, by, at: ports.clock.now() },
    context,
  );
  if (state.kind !== 'known') throw new NotFound();
  return { ...(await shown(ports, state)), position };
}

const shown = async (
  ports: FlowPorts,
  { personId, contact: { email, eNotification }, noas }: KnownPerson,
): Promise<ENotification> => ({
  personId,
  on: eNotification ?? false,
  noas,
  address: email,
  cameBack: email !== undefined && (await isMarked(ports, email)),
});
