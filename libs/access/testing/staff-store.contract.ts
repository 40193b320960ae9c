import type { CountyCode } from '#kernel';
import { type Identity, identityOf } from '../src/identity.js';
import type { StaffStore } from '../src/staff.js';

const county = (code: string) => code as CountyCode;
const worker = (id: string, name: string, code = '19'): Identity =>
  identityOf({ id, name, role: 'worker', county: county(code) });

/** What every store of staff keeps. */
export function staffStoreContract(open: () => StaffStore): void {
  test('who was remembered is found again, with exactly the rights of then', async () => {
    const store = open();
    const narrowed: Identity = { ...worker('w-1', 'Ana Ortiz'), rights: new Set(['person:view']) };
    await store.remember(narrowed);
    expect(await store.find('w-1')).toEqual(narrowed);
    expect(await store.find('w-2')).toBeUndefined();
  });

  test('no id stands for the one that it begins with', async () => {
    const store = open();
    await store.remember(worker('w-1', 'Ana Ortiz'));
    expect(await store.find('w-1\0x')).toBeUndefined();
    await store.remember(worker('w-1\0x', 'Ben Ochoa')).catch(() => undefined);
    await store.forget('w-1\0x').catch(() => undefined);
    expect((await store.find('w-1'))?.name).toBe('Ana Ortiz');
    expect(await store.inCounty(county('19\0'))).toEqual([]);
  });

  test('the last sign-in counts: other rights, another county, another name', async () => {
    const store = open();
    await store.remember(worker('w-1', 'Ana Ortiz'));
    const moved = identityOf({ id: 'w-1', name: 'Ana Reyes', role: 'viewer', county: county('34') });
    await store.remember(moved);
    expect(await store.find('w-1')).toEqual(moved);
    expect(await store.inCounty(county('19'))).toEqual([]);
  });

  test('a county has its own staff, in order of name; who belongs to none is in none', async () => {
    const store = open();
    await store.remember(worker('w-1', 'Zoe Young'));
    await store.remember(worker('w-2', 'ana ortiz'));
    await store.remember(worker('w-3', 'Ben Park', '34'));
    await store.remember(identityOf({ id: 'o-1', name: 'Olga Tran', role: 'ops' }));
    expect((await store.inCounty(county('19'))).map(({ id }) => id)).toEqual(['w-2', 'w-1']);
    expect((await store.inCounty(county('34'))).map(({ id }) => id)).toEqual(['w-3']);
    expect((await store.find('o-1'))?.actor).toEqual({ kind: 'ops', id: 'o-1' });
  });

  test('who was forgotten is nobody', async () => {
    const store = open();
    await store.remember(worker('w-1', 'Ana Ortiz'));
    await store.forget('w-1');
    await store.forget('w-2');
    expect(await store.find('w-1')).toBeUndefined();
    expect(await store.inCounty(county('19'))).toEqual([]);
  });

  test('the name of who was forgotten stays known, and who signs in again is back', async () => {
    const store = open();
    await store.remember(worker('w-1', 'Ana Ortiz'));
    await store.forget('w-1');
    await store.forget('w-2');
    expect([await store.nameOf('w-1'), await store.nameOf('w-2')]).toEqual(['Ana Ortiz', undefined]);
    await store.remember(worker('w-1', 'Ana Ortiz'));
    expect(await store.find('w-1')).toEqual(worker('w-1', 'Ana Ortiz'));
  });
}
