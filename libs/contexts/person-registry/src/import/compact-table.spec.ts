import { digest } from '../../testing/files.js';
import { CompactTable } from './compact-table.js';

describe('the table of what an import remembers', () => {
  it('finds every row again after it has grown, and no other', () => {
    const table = new CompactTable('person', 2, digest);
    for (let index = 0; index < 5_000; index++) table.add(`P${index}`, [index, index * 2]);
    for (let index = 0; index < 5_000; index++)
      expect([...(table.find(`P${index}`) ?? [])]).toEqual([index, index * 2]);
    expect(table.find('P5000')).toBeUndefined();
  });

  it('lets a row be changed in place', () => {
    const table = new CompactTable('person', 1, digest);
    table.add('a', [1]);
    table.find('a')!.set([7]);
    expect(table.find('a')![0]).toBe(7);
  });
});
