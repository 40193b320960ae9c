import { rejectReasons } from '#contexts/case-linking';
import { applicantsAmong } from './applicants.js';
import { Chance } from './chance.js';
import { activePeople } from './people-file.js';
import { profileOf } from './story-of-a-customer.js';
import { demoTales, type Tale } from './tales.js';

const now = '2026-05-20T17:00:00.000Z';
const talesOf = (people: number, seed = 1) =>
  demoTales(applicantsAmong(activePeople({ people, seed })), new Chance(seed), now);
const waiting = (tales: readonly Tale[], county: string) =>
  tales.filter((each) => each.ending.is === 'waits' && each.applicant.county === county).length;

describe('the tales of the demo', () => {
  const tales = talesOf(3_000);

  it('are the same for the same seed, and others for another', () => {
    expect(talesOf(3_000)).toEqual(tales);
    expect(talesOf(3_000, 2)).not.toEqual(tales);
  });

  it.each([3_000, 300])(
    'leave more requests pending in Los Angeles and Sacramento than fit on a page (%i people)',
    (people) => {
      for (const county of ['19', '34']) expect(waiting(talesOf(people), county)).toBeGreaterThanOrEqual(33);
    },
  );

  it('leave requests pending in most counties', () => {
    const counties = tales.filter((each) => each.ending.is === 'waits').map((each) => each.applicant.county);
    expect(new Set(counties).size).toBeGreaterThan(20);
  });

  it.each([3_000, 300, 40])('reject for every reason there is (%i people)', (people) => {
    const reasons = talesOf(people).flatMap(({ ending }) =>
      ending.is === 'rejected' ? [ending.reason] : [],
    );
    expect(new Set(reasons)).toEqual(new Set(rejectReasons));
  });

  it('give the customers 1 to 40 an account with an e-mail address, each of a Primary Applicant but the fourth', () => {
    const shown = tales.filter(({ customer }) => customer <= 40);
    expect(shown.map(({ customer }) => customer).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 40 }, (_, index) => index + 1),
    );
    for (const tale of shown) expect(profileOf(tale).email).toMatch(/@example\.org$/);
    const applicants = shown.filter(({ applicant }) =>
      applicant.named.programs.some((each) => each.primaryApplicant),
    );
    expect(shown.filter((each) => !applicants.includes(each)).map(({ customer }) => customer)).toEqual([4]);
  });

  it('never number two customers alike, and never happen in the future', () => {
    expect(new Set(tales.map(({ customer }) => customer)).size).toBe(tales.length);
    for (const { askedAt } of tales) expect(askedAt < now).toBe(true);
  });

  it('are told of a handful of people, too', () => {
    expect(talesOf(1).length).toBeGreaterThan(0);
    expect(talesOf(10).length).toBeGreaterThan(1);
  });
});
