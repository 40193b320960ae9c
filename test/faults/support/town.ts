import { type Answer, type Answered, type Client, type Command, command } from './commands.js';
import { type Dice, oneOf } from './dice.js';

interface Resident {
  readonly number: number;
  readonly county: string;
  version: number;
  attempts: number;
}

interface Attempt {
  readonly resident: Resident;
  readonly attemptId: string;
  readonly channelId: string;
}

type Kind = () => Promise<Command | undefined> | Command | undefined;

const counties = ['19', '34'];
/** The product allows five an hour. */
const attemptsEach = 4;
const birthday = '1984-02-29';

/**
 * People, customers and two county offices that want all kinds of things at once. What they know of each other
 * comes from answers, so a wish may well be refused.
 */
export class Town {
  private readonly residents: Resident[] = [];
  private readonly unverified: Attempt[] = [];
  private registered = 0;
  private wishes = 0;

  constructor(
    private readonly dice: Dice,
    /** So many demo customers have an account. */
    private readonly accounts: number,
    private readonly codeOf: (attemptId: string) => string,
  ) {}

  async wish(caller: Client): Promise<Command> {
    const kinds: readonly Kind[] = [
      () => this.register(),
      () => this.register(),
      () => this.update(),
      () => this.editContact(),
      () => this.resetPin(),
      () => this.ask('91501'),
      () => this.ask('90001'),
      () => this.ask('90001'),
      () => this.sendCode(),
      () => this.verify(),
      () => this.onRequest(caller, 'take'),
      () => this.onRequest(caller, 'release'),
      () => this.onRequest(caller, 'assign'),
      () => this.onRequest(caller, 'reject'),
      () => this.process(caller),
      () => this.process(caller),
      () => this.unlink(),
    ];
    for (;;) {
      const wish = await kinds[this.dice(kinds.length)]?.();
      if (wish !== undefined) return wish;
    }
  }

  /** What an answer tells everybody. */
  learn({ command: { as, path, name }, answer }: Answered): void {
    if (name === 'AskToLink') this.learnAttempt(as, answer);
    const number = Number(/\d+$/.exec(path)?.[0]);
    if (
      name === 'ImportPerson' &&
      answer.status === 200 &&
      !this.residents.some((each) => each.number === number)
    )
      this.residents.push({ number, county: countyOf(number), version: 0, attempts: 0 });
  }

  /** An attempt that waits for its code. */
  private learnAttempt(customer: string, { body }: Answer): void {
    const resident = this.residents.find((each) => customer === `customer-${each.number}`);
    const [channel] = (body.channels ?? []) as { readonly id: string }[];
    if (resident && channel && typeof body.attemptId === 'string')
      this.unverified.push({ resident, attemptId: body.attemptId, channelId: channel.id });
  }

  private register(): Command | undefined {
    if (this.registered === this.accounts) return undefined;
    return registerPerson(++this.registered, 0);
  }

  private update(): Command | undefined {
    const resident = oneOf(this.dice, this.residents);
    return resident && registerPerson(resident.number, ++resident.version);
  }

  /** By a worker who links nobody, because a cool-off follows. */
  private editContact(): Command | undefined {
    const resident = oneOf(this.dice, this.residents);
    return (
      resident &&
      command({
        as: `worker-${resident.county}-b`,
        method: 'PUT',
        path: `/api/v1/persons/P${resident.number}/contact`,
        name: 'ChangeContact',
        body: { email: `edited.${++this.wishes}@example.org`, phones: [] },
      })
    );
  }

  private resetPin(): Command | undefined {
    const resident = oneOf(this.dice, this.residents);
    return (
      resident &&
      command({
        as: `worker-${resident.county}-b`,
        method: 'POST',
        path: `/api/v1/persons/P${resident.number}/reset-ivr-pin`,
        name: 'ResetIvrPin',
      })
    );
  }

  /** With the right ZIP Code it ends in a code to enter, with another one in a request. */
  private ask(zipCode: string): Command | undefined {
    const resident = oneOf(
      this.dice,
      this.residents.filter((each) => each.attempts < attemptsEach),
    );
    if (resident === undefined) return undefined;
    resident.attempts++;
    return askToLink(resident.number, zipCode);
  }

  private sendCode(): Command | undefined {
    const attempt = oneOf(this.dice, this.unverified);
    return (
      attempt &&
      command({
        as: `customer-${attempt.resident.number}`,
        method: 'POST',
        path: `/api/v1/portal/link-attempts/${attempt.attemptId}/code`,
        name: 'SendLinkCode',
        inSteps: true,
        body: { channelId: attempt.channelId },
      })
    );
  }

  private verify(): Command | undefined {
    const attempt = oneOf(this.dice, this.unverified);
    return (
      attempt &&
      command({
        as: `customer-${attempt.resident.number}`,
        method: 'POST',
        path: `/api/v1/portal/link-attempts/${attempt.attemptId}/verify`,
        name: 'RedeemLinkCode',
        inSteps: true,
        body: { code: this.codeOf(attempt.attemptId) },
      })
    );
  }

  private async onRequest(
    caller: Client,
    action: 'take' | 'release' | 'assign' | 'reject',
  ): Promise<Command | undefined> {
    const county = counties[this.dice(2)]!;
    const request = await this.pendingIn(county, caller);
    const worker = `worker-${county}${this.dice(2) === 0 ? '' : '-b'}`;
    const bodies = { take: {}, release: {}, assign: { worker }, reject: { reason: 'duplicate' } };
    if (request === undefined) return undefined;
    return command({
      as: action === 'assign' ? `supervisor-${county}` : worker,
      method: 'POST',
      path: `/api/v1/case-link-requests/${request}/${action}`,
      name: `${action}:${request}`,
      body: bodies[action],
    });
  }

  private async process(caller: Client): Promise<Command | undefined> {
    const county = counties[this.dice(2)]!;
    const request = await this.pendingIn(county, caller);
    const person = oneOf(
      this.dice,
      this.residents.filter((each) => each.county === county),
    );
    if (request === undefined || person === undefined) return undefined;
    const { body } = await caller.get(`worker-${county}`, `/api/v1/case-link-requests/${request}`);
    const meant = /\d+/.exec(String((body.registrant as { caseNumber?: string } | null)?.caseNumber))?.[0];
    return command({
      as: `worker-${county}`,
      method: 'POST',
      path: `/api/v1/case-link-requests/${request}/process`,
      name: 'ProcessLinkRequest',
      inSteps: true,
      body: {
        personId: `P${this.dice(4) === 0 ? person.number : meant}`,
        verification: { methods: ['in_person_id'], note: 'seen' },
      },
    });
  }

  private unlink(): Command | undefined {
    const resident = oneOf(this.dice, this.residents);
    return (
      resident &&
      command({
        as: `worker-${resident.county}`,
        method: 'POST',
        path: `/api/v1/persons/P${resident.number}/unlink`,
        name: 'UnlinkPerson',
        inSteps: true,
        body: { reason: 'customer_asked' },
      })
    );
  }

  private async pendingIn(county: string, caller: Client): Promise<string | undefined> {
    const { body } = await caller.get(`worker-${county}`, '/api/v1/case-link-requests');
    return oneOf(this.dice, (body.items ?? []) as { readonly requestId: string }[])?.requestId;
  }
}

const countyOf = (number: number): string => counties[number % 2]!;

/** Every third one has a case in both counties: a submission then goes to both. */
const casesOf = (number: number): readonly (readonly [string, string])[] => [
  [`A${number}C1`, countyOf(number)],
  ...(number % 3 === 0 ? [[`B${number}C2`, countyOf(number + 1)] as const] : []),
];

/** Imports the record of a person; another version has another e-mail address and street. */
export function registerPerson(number: number, version = 0): Command {
  const personId = `P${number}`;
  return command({
    as: 'registry',
    method: 'PUT',
    path: `/api/v1/registry/persons/${personId}`,
    name: 'ImportPerson',
    inSteps: true,
    body: {
      personId,
      firstName: 'Ana',
      lastName: 'Ortiz',
      dateOfBirth: birthday,
      gender: 'Female',
      email: `p${number}.${version}@example.org`,
      addresses: [
        { type: 'physical', line1: `${version + 1} Main St`, city: 'Burbank', state: 'CA', zip: '91501' },
      ],
      cases: casesOf(number).map(([caseNumber, county]) => ({
        caseNumber,
        county,
        status: 'Active',
        programs: [{ kind: 'CalFresh', status: 'Active', primaryApplicant: true }],
      })),
    },
  });
}

/** The customer of that number asks for the person of that number; it matches in full with ZIP Code 91501. */
export function askToLink(number: number, zipCode: string): Command {
  const [[caseNumber, county]] = casesOf(number) as [readonly [string, string]];
  return command({
    as: `customer-${number}`,
    method: 'POST',
    path: '/api/v1/portal/link-attempts',
    name: 'AskToLink',
    inSteps: true,
    body: { dateOfBirth: birthday, zipCode, county, caseNumber },
    about: ['outcome', 'channels', 'askedBefore'],
  });
}
