import {
  type ImportedAddress,
  type ImportedCase,
  type ImportedProgram,
  type PersonImportRecord,
  removesCase,
} from '#contexts/person-registry';

const peoplePerChunk = 200;

/** One person a line (rule P9), in chunks. */
export function* ndjsonOf(people: Iterable<PersonImportRecord>): Generator<string> {
  yield* chunked(people, (person) => `${JSON.stringify(person)}\n`);
}

/** One row for each person, case and program. A mailing address, extensions and text opt-ins have no column. */
export function* csvOf(people: Iterable<PersonImportRecord>): Generator<string> {
  yield `${columns.join(',')}\n`;
  yield* chunked(people, (person) => rowsOf(person).map(csvRow).join(''));
}

function* chunked(
  people: Iterable<PersonImportRecord>,
  text: (person: PersonImportRecord) => string,
): Generator<string> {
  let chunk = '';
  let size = 0;
  for (const person of people) {
    chunk += text(person);
    if (++size % peoplePerChunk === 0) {
      yield chunk;
      chunk = '';
    }
  }
  if (chunk !== '') yield chunk;
}

type Cell = string | boolean | null | undefined;
type Cells = Readonly<Record<string, Cell>>;

const personColumns = (person: PersonImportRecord): Cells => {
  const [one, two] = (person.phones ?? []).filter((phone) => phone !== null && phone.type !== null);
  const home = person.addresses?.find((each) => each.type === 'physical' && each.line1 !== null) as
    | ImportedAddress
    | undefined;
  return {
    person_id: person.personId,
    first_name: person.firstName,
    middle_name: person.middleName,
    last_name: person.lastName,
    suffix: person.suffix,
    ssn: person.ssn,
    cin: person.cin,
    alien_number: person.alienNumber,
    date_of_birth: person.dateOfBirth,
    gender: person.gender,
    email: person.email,
    e_notification: person.eNotification,
    phone_1: one?.number,
    phone_1_type: one?.type ?? undefined,
    phone_2: two?.number,
    phone_2_type: two?.type ?? undefined,
    address_line_1: home?.line1,
    address_line_2: home?.line2,
    city: home?.city,
    state: home?.state,
    zip: home?.zip,
    customer_privacy: person.customerPrivacy,
    web_id: person.webId,
    direct_deposit_last4: person.directDepositLast4,
    e_quickpay_last4: person.eQuickPayLast4,
  };
};

const caseColumns = (onCase?: ImportedCase, program?: ImportedProgram): Cells => ({
  case_number: onCase?.caseNumber,
  county: onCase?.county,
  case_status: onCase?.status,
  program: program?.kind,
  program_status: program?.status,
  worker: program?.worker,
  primary_applicant: program?.primaryApplicant,
  permanently_out_of_the_home: onCase?.permanentlyOutOfTheHome,
  child_support_role: onCase?.childSupportRole,
});

const columns = [
  ...Object.keys(
    personColumns({ personId: '', firstName: '', lastName: '', dateOfBirth: '', gender: 'Unknown' }),
  ),
  ...Object.keys(caseColumns()),
];

function rowsOf(person: PersonImportRecord): readonly Cells[] {
  const own = personColumns(person);
  const cases = (person.cases ?? []).filter((each) => !removesCase(each)) as readonly ImportedCase[];
  const places = cases.flatMap((each) =>
    each.programs.length === 0
      ? [caseColumns(each)]
      : each.programs.map((program) => caseColumns(each, program)),
  );
  return places.length === 0 ? [own] : places.map((place) => ({ ...own, ...place }));
}

const csvRow = (cells: Cells): string => `${columns.map((column) => quoted(cells[column])).join(',')}\n`;

function quoted(cell: Cell): string {
  const text = String(cell ?? '');
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
