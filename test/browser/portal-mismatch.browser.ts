import { askToLink, expectAllWell, expectFilledIn } from './support/portal.js';
import { expect, test } from './support/test.js';

test.use({ scene: 'portal-mismatch' });

test('no kind of mismatch tells which field it was; the sixth try within an hour has to wait', async ({
  signInAs,
  page,
  town,
}) => {
  const { enter } = town.customer('customer-8');
  const seen: string[] = [];
  await signInAs('customer-8');
  for (const mistake of [
    { dateOfBirth: '1950-01-01' },
    { zipCode: '96001' },
    { county: '58' },
    { caseNumber: `Z${enter.caseNumber.slice(1)}` },
    // Somebody else's case.
    { caseNumber: town.customer('customer-9').enter.caseNumber },
  ]) {
    await askToLink(page, { ...enter, ...mistake });
    await expect(page.getByRole('heading', { name: 'Your request went to the county' })).toBeVisible();
    await expect(page.getByText(/The county aims to answer within/)).toBeVisible();
    const address = new URL(page.url());
    const kept = await page.evaluate(() => JSON.stringify([history.state, { ...sessionStorage }]));
    seen.push(
      [address.pathname, address.search, address.hash, await page.getByRole('main').innerText()].join('\n'),
    );
    for (const typed of Object.values({ ...enter, ...mistake }).filter((each) => each.length > 2))
      expect(kept).not.toContain(typed);
  }
  expect(new Set(seen).size, seen.join('\n\n')).toBe(1);
  await expectAllWell(page, 'Your request went to the county');
  await page.getByRole('link', { name: 'Ask again' }).click();
  await askToLink(page, enter);
  await expect(page.getByRole('alert')).toHaveText(
    /You have tried to link a case five times within an hour\. You can try again at \d{1,2}:\d\d [AP]M\./,
  );
  await expect(page.getByRole('alert')).toBeFocused();
  await expectFilledIn(page, enter);
  await expectAllWell(page, 'Link my case');
  await page.getByRole('link', { name: 'My requests' }).click();
  await expect(page.getByText('With the county', { exact: true })).toHaveCount(5);
  await expectAllWell(page, 'My requests');
});
