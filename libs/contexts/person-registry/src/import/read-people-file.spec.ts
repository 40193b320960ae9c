import { digest, folder } from '../../testing/files.js';
import { record } from '../../testing/index.js';
import { Contradictions } from './contradictions.js';
import { csvColumns } from './csv-header.js';
import type { FileItem } from './file-item.js';
import { peopleFormat, readPeopleFile } from './read-people-file.js';

const files = folder();

async function read(name: string, content: string | Uint8Array): Promise<FileItem[]> {
  const file = files.write(name, content);
  const items: FileItem[] = [];
  const contradictions = new Contradictions(digest);
  for await (const stretch of readPeopleFile(file, await peopleFormat(file), { contradictions }))
    items.push(...stretch.items);
  return items;
}
const brief = (items: readonly FileItem[]) =>
  items.map((each) =>
    each.kind === 'person'
      ? `${each.line} ${each.record.personId}`
      : each.kind === 'rejected'
        ? `${each.line} ${each.field}: ${each.reason}`
        : `${each.line} repeated`,
  );
const header =
  'person_id,first_name,last_name,date_of_birth,gender,ssn,case_number,county,case_status,program,program_status,worker,primary_applicant,child_support_role';
const csv = (...rows: string[]) => read('people.csv', [header, ...rows, ''].join('\n'));
const ana = 'P1,Ana,García,1990-02-28,Female,123-45-6789';
const ben = 'P2,Ben,Lee,1991-01-01,Male,';

describe('a CSV file of people', () => {
  it('gathers the rows of one person into one record', async () => {
    const items = await csv(
      `${ana},b19a001,19,Active,CalFresh,Active,w1,true,`,
      `${ana},B19A001,19,Active,Medi-Cal,Pending,,,AP`,
      `${ana},B34C002,34,Closed,,,,,`,
      `${ben},,,,,,,,`,
    );
    expect(items).toMatchObject([
      {
        kind: 'person',
        line: 2,
        record: {
          personId: 'P1',
          ssn: '123456789',
          fromCsv: true,
          cases: [
            {
              caseNumber: 'B19A001',
              county: '19',
              status: 'Active',
              childSupportRole: 'AP',
              programs: [
                { kind: 'CalFresh', status: 'Active', worker: 'w1', primaryApplicant: true },
                { kind: 'Medi-Cal', status: 'Pending' },
              ],
            },
            { caseNumber: 'B34C002', county: '34', status: 'Closed', programs: [] },
          ],
        },
        rows: [{ line: 2 }, { line: 3 }, { line: 4 }],
      },
      { kind: 'person', line: 5, record: { personId: 'P2' } },
    ]);
  });

  it('removes a program’s worker by an empty cell in the row of its Primary Applicant, and by no other', async () => {
    const items = await csv(
      `${ana},B19A001,19,Active,CalFresh,Active,,true,`,
      `${ben},B19A001,19,Active,CalFresh,Active,,false,`,
    );
    expect(items.map((each) => each.kind === 'person' && each.record.cases)).toMatchObject([
      [{ programs: [{ kind: 'CalFresh', worker: null }] }],
      [{ programs: [{ kind: 'CalFresh', status: 'Active' }] }],
    ]);
    const [, other] = items;
    expect(JSON.stringify(other?.kind === 'person' && other.record)).not.toContain('worker');
  });

  it('takes every column in any order, a byte order mark, CRLF, empty lines and quoted fields', async () => {
    const row: Record<string, string> = {
      person_id: 'P1',
      first_name: 'Ana "Ani"',
      last_name: 'García, viuda de Ruiz',
      date_of_birth: '1990-02-28',
      gender: 'Female',
      phone_1: '213-555-0101',
      phone_1_type: 'Cell',
      phone_2: '213-555-0102',
      phone_2_type: 'Toll Free',
      address_line_1: '1 Main St',
      city: 'Los Angeles',
      state: 'ca',
      zip: '90012',
      customer_privacy: 'true',
      e_notification: 'false',
    };
    const columns = [...csvColumns].reverse();
    const cells = columns.map((each) => `"${(row[each] ?? '').replaceAll('"', '""')}"`);
    const items = await read('full.csv', `\ufeff${columns.join(',')}\r\n\r\n${cells.join(',')}\r\n`);
    expect(items).toMatchObject([
      {
        line: 3,
        record: {
          firstName: 'Ana "Ani"',
          lastName: 'García, viuda de Ruiz',
          phones: [
            { number: '2135550101', type: 'Cell' },
            { number: '2135550102', type: 'Toll Free' },
          ],
          addresses: [
            { type: 'physical', line1: '1 Main St', city: 'Los Angeles', state: 'CA', zip: '90012' },
          ],
          customerPrivacy: true,
        },
      },
    ]);
  });

  it.each([
    [
      'names unknown columns',
      'person_id,first_name,last_name,date_of_birth,gender,shoe_size,hat\n',
      /unknown columns: "shoe_size", "hat"/,
    ],
    [
      'names missing columns',
      'person_id,first_name\n',
      /missing columns: "last_name", "date_of_birth", "gender"/,
    ],
    ['names columns that stand twice', `${header},ssn\n`, /stand twice: "ssn"/],
    ['does not take an empty file', '', /the file is empty/],
  ])('%s', async (_title, content, message) => {
    await expect(read('bad.csv', content)).rejects.toThrow(message);
  });

  it('rejects a broken line with its number and goes on behind it', async () => {
    const items = await csv(
      `P0,"Eva,Ruiz,1990-01-01,Female,,,,,,,,,`,
      `${ben},,,,,,,,`,
      'P3,too,few',
      `${ana},,,,,,,,`,
    );
    expect(brief(items)).toEqual([
      '2 : the quotes do not pair up on this line (a field cannot hold a line break)',
      '4 : has 3 columns, the header 14',
      '3 P2',
      '5 P1',
    ]);
  });

  it('names the column of a value that breaks a rule', async () => {
    const items = await csv(
      'P3,Eva,Ruiz,1990-02-30,Female,666123456,B1,99,Open,Food,Active,,yes,',
      'P4,Eva,Ruiz,1990-02-03,Female,,,19,,,,,,',
      'P5,Eva,Ruiz,1990-02-03,Female,,B19A001,19,Active,,Active,,,',
    );
    expect(items.map((each) => each.kind === 'rejected' && each.field)).toEqual([
      'ssn',
      'case_number',
      'program',
    ]);
    expect(brief(items)[0]).toMatch(
      /date_of_birth: .*case_number: .*county: .*case_status: .*program: .*primary_applicant: /,
    );
  });

  it('lets the first of two contradicting rows win: the person’s fields, the case, the program', async () => {
    const items = await csv(
      `${ana},B19A001,19,Active,CalFresh,Active,w1,,AP`,
      'P1,Anna,García,1990-02-28,Female,,B19A001,19,Active,Medi-Cal,Active,,,',
      `${ana},B19A001,34,Active,CalFresh,Active,,,`,
      `${ana},B19A001,19,Closed,CalFresh,Active,,,`,
      `${ana},B19A001,19,Active,CalFresh,Closed,,,`,
      `${ana},B19A001,19,Active,CalFresh,Active,w2,,`,
      `${ana},B19A001,19,Active,CalFresh,Active,,,CP`,
      `${ana},B19A001,19,Active,CalFresh,Active,,,`,
      `${ben},B19A001,34,Active,,,,,`,
    );
    expect(items.map((each) => `${each.line} ${each.kind === 'rejected' ? each.field : each.kind}`)).toEqual([
      '3 first_name',
      '4 county',
      '5 case_status',
      '6 program_status',
      '7 worker',
      '8 child_support_role',
      '2 person',
      '10 county',
    ]);
  });

  it('names every column in which a row of the person contradicts the first', async () => {
    const columns =
      'person_id,first_name,last_name,date_of_birth,gender,ssn,phone_1,phone_1_type,phone_2,phone_2_type,address_line_1,city,state,zip';
    const first = 'P1,Ana,García,1990-02-28,Female,,213-555-0101,Cell,,,1 Main St,Burbank,CA,91501';
    const items = await read(
      'columns.csv',
      [
        columns,
        first,
        'P1,Eva,García,1990-02-28,Male,123456789,213-555-0101,Home,,,1 Main St,Burbank,CA,91502',
        'P1,Ana,García,1990-02-28,Female,,213-555-0101,Cell,213-555-0102,Cell,,,,',
        '',
      ].join('\n'),
    );
    const reason = 'contradicts an earlier row of this person: the first counts';
    expect(brief(items)).toEqual([
      `3 first_name: ${reason}; gender: ${reason}; phone_1_type: ${reason}; zip: ${reason}`,
      `4 phone_2: ${reason}`,
      '2 P1',
    ]);
  });

  it('rejects later rows of a person whose rows do not stand together', async () => {
    expect(brief(await csv(`${ana},,,,,,,,`, `${ben},,,,,,,,`, `${ana},,,,,,,,`))).toEqual([
      '2 P1',
      '3 P2',
      '4 person_id: stood on line 2 already: the rows of one person must stand together',
    ]);
  });
});

describe('what a CSV file says and does not say', () => {
  const needed = {
    person_id: 'P1',
    first_name: 'Ana',
    last_name: 'García',
    date_of_birth: '1990-02-28',
    gender: 'Female',
  };
  async function said(...rows: Record<string, string>[]) {
    const columns = [...Object.keys(needed), ...Object.keys(rows[0]!)];
    const lines = rows.map((row) => columns.map((each) => ({ ...needed, ...row })[each] ?? '').join(','));
    const items = await read('said.csv', [columns.join(','), ...lines, ''].join('\n'));
    if (items[0]?.kind !== 'person') throw new Error(JSON.stringify(items));
    const {
      personId: _,
      firstName: _1,
      lastName: _2,
      dateOfBirth: _3,
      gender: _4,
      fromCsv: _5,
      ...rest
    } = items[0].record;
    return rest;
  }
  const cell = { number: '2135550101', type: 'Cell' };
  const home = { number: '2135550102', type: 'Home' };
  const phones = (one: string, two?: string) => ({
    phone_1: one,
    phone_1_type: one && 'Cell',
    ...(two === undefined ? {} : { phone_2: two, phone_2_type: two && 'Home' }),
  });

  it.each<[string, Record<string, string>, object]>([
    ['nothing of columns that are not there', {}, {}],
    [
      'that an empty cell is removed',
      { middle_name: '', ssn: '', cin: '', email: '', web_id: '' },
      { middleName: null, ssn: null, cin: null, email: null, webId: null },
    ],
    ['that a mark is taken away', { e_notification: '' }, { eNotification: null }],
    ['nothing by an empty Customer Privacy', { customer_privacy: '' }, {}],
    ['that Customer Privacy is lifted', { customer_privacy: 'false' }, { customerPrivacy: false }],
    [
      'that there is no physical address',
      { address_line_1: '', city: '', state: '', zip: '' },
      { addresses: null },
    ],
    ['that there is no phone', phones('', ''), { phones: null }],
    ['that there is no other phone', phones('2135550101', ''), { phones: [cell, null] }],
    ['that the first phone is none', phones('', '2135550102'), { phones: [null, home] }],
    ['which phones there are', phones('2135550101', '2135550102'), { phones: [cell, home] }],
    ['nothing of cases by an empty case number', { case_number: '', county: '' }, {}],
    [
      'what a person no longer is on a case',
      {
        case_number: 'B19A001',
        county: '19',
        case_status: 'Active',
        program: 'CalFresh',
        program_status: 'Active',
        primary_applicant: '',
        permanently_out_of_the_home: 'false',
        child_support_role: '',
      },
      {
        cases: [
          {
            caseNumber: 'B19A001',
            county: '19',
            status: 'Active',
            programs: [{ kind: 'CalFresh', status: 'Active', primaryApplicant: null }],
            permanentlyOutOfTheHome: null,
            childSupportRole: null,
          },
        ],
      },
    ],
  ])('says %s', async (_title, row, expected) => {
    expect(await said(row)).toEqual(expected);
  });

  it('takes from another row of the person what one leaves empty', async () => {
    const first = { ssn: '', email: 'a@example.org', ...phones('', ''), e_notification: '' };
    const second = { ssn: '123456789', email: '', ...phones('2135550101', ''), e_notification: 'true' };
    expect(await said(first, second)).toEqual({
      ssn: '123456789',
      email: 'a@example.org',
      phones: [cell, null],
      eNotification: true,
    });
  });

  it.each([
    ['phone_1', /missing columns: "phone_1_type"/],
    ['zip', /missing columns: "address_line_1", "city", "state"/],
    ['address_line_1,city,state', /missing columns: "zip"/],
  ])('does not take %s without the columns that belong to it', async (columns, message) => {
    await expect(read('part.csv', `${Object.keys(needed).join(',')},${columns}\n`)).rejects.toThrow(message);
  });

  it('passes over empty columns without a name, and rejects a row with something in one', async () => {
    const items = await read(
      'unnamed.csv',
      `${Object.keys(needed).join(',')},,\nP1,Ana,García,1990-02-28,Female,,\nP2,Ana,García,1990-02-28,Female,x,\n`,
    );
    expect(brief(items)).toEqual([
      '3 : has a value in a column without a name: name the column or empty it',
      '2 P1',
    ]);
  });
});

describe('an NDJSON file of people', () => {
  const line = (changes: Parameters<typeof record>[0] = {}) => JSON.stringify(record(changes));

  it('yields a person or a rejection for each line', async () => {
    const items = await read(
      'people.ndjson',
      `\ufeff${line()}\r\n\n{"personId":\n${line({ personId: 'P2', ssn: '1' })}\n`,
    );
    expect(brief(items)).toEqual([
      '1 P1',
      '3 : is no JSON',
      '4 ssn: must be nine digits, with or without dashes',
    ]);
  });

  it('rejects a line that is too long or not UTF-8 and goes on behind it', async () => {
    const content = Buffer.concat([
      Buffer.from(`${'x'.repeat(1_000_001)}\n`),
      Buffer.from([0x7b, 0xff, 0x0a]),
      Buffer.from(line()),
    ]);
    expect(brief(await read('long.ndjson', content))).toEqual([
      '1 : the line is longer than 1000000 bytes',
      '2 : the line is not UTF-8',
      '3 P1',
    ]);
  });

  it('passes over the same record again and rejects another one of the same person', async () => {
    const items = await read('twice.ndjson', [line(), line(), line({ lastName: 'Ruiz' })].join('\n'));
    expect(brief(items)).toEqual([
      '1 P1',
      '2 repeated',
      '3 lastName: contradicts line 1 about this person: the first counts',
    ]);
  });

  it('names every field in which two lines of a person differ, never a value', async () => {
    const known = record({ personId: 'P7', email: 'ana@example.org' });
    const { email: _, ...rest } = known;
    const cases = known.cases!.map((each) => ({ ...each, status: 'Closed' })) as never;
    const items = await read(
      'differ.ndjson',
      `\ufeff${JSON.stringify(known)}\r\n${line()}\r\n${JSON.stringify({ ...rest, ssn: '123450001', cases })}\r\n${line({ dateOfBirth: '1991-01-01' })}`,
    );
    const reason = (at: number) => `contradicts line ${at} about this person: the first counts`;
    expect(brief(items).slice(2)).toEqual([
      `3 ssn: ${reason(1)}; email: ${reason(1)}; cases[0].status: ${reason(1)}`,
      `4 dateOfBirth: ${reason(2)}`,
    ]);
  });

  it('finds the earlier line in a long file', async () => {
    const many = Array.from({ length: 3_000 }, (_, n) =>
      line({ personId: `M${n}`, ssn: undefined, cases: [] }),
    );
    const items = await read(
      'long-one.ndjson',
      [...many, line({ personId: 'M2345', ssn: undefined, cases: [], gender: 'Unknown' })].join('\n'),
    );
    expect(brief(items).at(-1)).toBe(
      '3001 gender: contradicts line 2346 about this person: the first counts',
    );
  });

  it('rejects a person whose case contradicts an earlier line', async () => {
    const cases = [{ ...record().cases![0]!, status: 'Closed' }] as never;
    expect(brief(await read('cases.ndjson', [line(), line({ personId: 'P2', cases })].join('\n')))).toEqual([
      '1 P1',
      '2 cases[0].status: contradicts an earlier row about this case: the first counts',
    ]);
  });

  it('is told by its first byte when the extension says nothing', async () => {
    expect(brief(await read('people.txt', line()))).toEqual(['1 P1']);
    await expect(read('people.json', `[${line()}]`)).rejects.toThrow(/one JSON object on each line/);
  });
});
