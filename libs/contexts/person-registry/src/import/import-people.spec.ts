import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { Refused } from '#kernel';
import { FakeClock } from '#kernel/testing';
import { digest, folder } from '../../testing/files.js';
import { record } from '../../testing/index.js';
import { demoPeople } from '../demo/demo-people.js';
import type { PersonImportRecord } from '../import-record.js';
import { type ImportPeople, type ImportProgress, importPeople } from './import-people.js';

const files = folder();
const clock = new FakeClock();
const nothing = async () => ({ changed: false, kept: [] });
const run = (file: string, submit: ImportPeople['submit'], more: Partial<ImportPeople> = {}) =>
  importPeople({ file, submit, clock, digest, ...more });
const ndjson = (...records: unknown[]) => records.map((each) => JSON.stringify(each)).join('\n');

describe('importing a file of people', () => {
  it('hands every record on and counts what came of it', async () => {
    const people = [...demoPeople(300, 7)];
    const file = files.write('demo.ndjson', ndjson(...people));
    const submitted: PersonImportRecord[] = [];
    const progress: ImportProgress[] = [];
    const result = await run(
      file,
      async (each) => {
        submitted.push(each);
        return { changed: submitted.length % 2 === 0, kept: submitted.length === 1 ? ['email'] : [] };
      },
      { onProgress: (each) => progress.push(each) },
    );
    expect(submitted).toHaveLength(300);
    expect(new Map(submitted.map((each) => [each.personId, each]))).toEqual(
      new Map(people.map((each) => [each.personId, each])),
    );
    expect(result).toMatchObject({
      persons: 300,
      rows: 300,
      changed: 150,
      unchanged: 150,
      rejected: 0,
      rejectedFile: undefined,
      keptFields: { email: 1 },
    });
    expect(progress.at(-1)).toMatchObject({ rows: 300, bytes: progress[0]!.totalBytes });
  });

  it('writes rejected CSV rows with line, field, reason and the row, and nothing when all went in', async () => {
    const good =
      'person_id,first_name,last_name,date_of_birth,gender,ssn\nP1,Ana,García,1990-02-28,Female,\n';
    const file = files.write('some.csv', `${good}P2,Eva,"Ruiz, Jr",1990-02-28,Female,666-00-1111\n`);
    const result = await run(file, nothing);
    expect(result).toMatchObject({ persons: 1, rejected: 1, rejectedFile: `${file}.rejected.csv` });
    expect(readFileSync(`${file}.rejected.csv`, 'utf8')).toBe(
      'line,field,reason,person_id,first_name,last_name,date_of_birth,gender,ssn\n' +
        '3,ssn,"begins with 000, 666 or 9: no such number exists",P2,Eva,"Ruiz, Jr",1990-02-28,Female,666-00-1111\n',
    );
    files.write('some.csv', good);
    expect((await run(file, nothing)).rejectedFile).toBeUndefined();
    expect(existsSync(`${file}.rejected.csv`)).toBe(false);
  });

  it('rejects what the registry refuses, with its words, and goes on', async () => {
    const file = files.write('refused.ndjson', ndjson(record(), record({ personId: 'P2', ssn: undefined })));
    const result = await run(file, async (each) => {
      if (each.personId === 'P1') throw new Refused('person_erased', 'This person was erased.');
      return { changed: true, kept: [] };
    });
    expect(result).toMatchObject({ persons: 1, changed: 1, rejected: 1 });
    expect(JSON.parse(readFileSync(`${file}.rejected.ndjson`, 'utf8'))).toEqual({
      line: 1,
      field: '',
      reason: 'This person was erased.',
      record: JSON.stringify(record()),
    });
  });

  it('stops when the store fails, leaving no half file', async () => {
    const file = files.write('fails.ndjson', `{}\n${ndjson(record())}`);
    const submit = () => Promise.reject(new Error('the store is gone'));
    await expect(run(file, submit)).rejects.toThrow('the store is gone');
    expect(readdirSync(files.path).filter((each) => each.startsWith('fails.ndjson.'))).toEqual([]);
  });

  it('warns of two persons with one Social Security Number, without the number', async () => {
    const file = files.write('shared.ndjson', ndjson(record(), record({ personId: 'P2' })));
    const result = await run(file, nothing);
    expect(result).toMatchObject({ persons: 2, rejected: 0, warningCount: 1 });
    expect(result.warnings).toEqual([{ code: 'ssn_shared', line: 2, personId: 'P2', firstLine: 1 }]);
  });

  it('warns of a Social Security Number of somebody on file, and of a lifted Customer Privacy', async () => {
    const file = files.write('onfile.ndjson', ndjson(record(), record({ personId: 'P2', ssn: '123450001' })));
    const result = await run(
      file,
      async ({ personId }) => ({ changed: true, kept: [], privacyLifted: personId === 'P2' }),
      { otherWithSsn: async (ssn) => (ssn === '123456789' ? 'P9' : undefined) },
    );
    expect(result.warnings).toEqual([
      { code: 'ssn_shared', line: 1, personId: 'P1', otherPersonId: 'P9' },
      { code: 'privacy_lifted', line: 2, personId: 'P2' },
    ]);
  });

  it.each(['csv', 'ndjson'])(
    'takes a corrected file of rejected %s rows as it is, also twice',
    async (format) => {
      const bad =
        format === 'csv'
          ? 'person_id,,last_name,first_name,date_of_birth,gender,ssn,\nP1,,"García, viuda",Ana,1990-02-28,Female,666001111,\n'
          : ndjson(record({ ssn: '666001111' }));
      const submitted: PersonImportRecord[] = [];
      const take = async (each: PersonImportRecord) => {
        submitted.push(each);
        return { changed: true, kept: [] };
      };
      const one = await run(files.write(`again.${format}`, bad), take);
      const two = await run(one.rejectedFile!, take);
      expect([one.rejected, two.rejected, submitted]).toEqual([1, 1, []]);
      const corrected = readFileSync(two.rejectedFile!, 'utf8').replace('666001111', '123456789');
      const three = await run(files.write(`corrected.${format}`, corrected), take);
      expect([three.rejected, submitted.map((each) => each.ssn)]).toEqual([0, ['123456789']]);
    },
  );

  it('never has two records of one case under way at once', async () => {
    const file = files.write('families.ndjson', ndjson(...demoPeople(200, 3)));
    const open = new Set<string>();
    let clash = false;
    await run(file, async ({ cases }) => {
      const numbers = (cases ?? []).map((each) => each.caseNumber);
      clash ||= numbers.some((each) => open.has(each));
      for (const each of numbers) open.add(each);
      await new Promise((resolve) => setImmediate(resolve));
      for (const each of numbers) open.delete(each);
      return { changed: true, kept: [] };
    });
    expect(clash).toBe(false);
  });

  it('says plainly that a file is not there', async () => {
    await expect(run('/nowhere/people.csv', nothing)).rejects.toThrow(
      'cannot read /nowhere/people.csv: ENOENT',
    );
  });
});
