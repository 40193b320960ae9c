import { expectAllWell } from './support/portal.js';
import { expect, test } from './support/test.js';
import { newPerson, searchButton } from './support/worker.js';

test.use({ scene: 'worker-layout' });

test('at 1280 by 900 twelve requests stand in the first view; every label stands on one line', async ({
  signInAs,
  page,
}) => {
  await page.setViewportSize({ width: 1280, height: 900 });
  await signInAs('supervisor-19', '/worker/case-link-requests');
  const listed = page.getByRole('table', { name: 'Case link requests' }).locator('tbody tr');
  await expect(listed).toHaveCount(25);
  const twelfth = (await listed.nth(11).boundingBox())!;
  expect(twelfth.y + twelfth.height).toBeLessThanOrEqual(900);
  for (const control of await listed.nth(11).getByRole('button').all())
    expect((await control.boundingBox())!.height).toBeGreaterThanOrEqual(24);
  const form = page.getByRole('form', { name: 'Search criteria' });
  const heights = await form.locator('label').evaluateAll((all) => all.map((each) => each.clientHeight));
  expect(new Set(heights).size, `heights of the labels: ${heights}`).toBe(1);
});

test('a mistake at one field moves nothing beside it', async ({ signInAs, page }) => {
  await page.setViewportSize({ width: 1280, height: 900 });
  await signInAs('worker-19', '/worker/case-link-requests');
  const places = async () =>
    Promise.all(
      ['Begin Date', 'End Date', 'Results per Page'].map(async (label) => {
        const { x, y } = (await page.getByLabel(label).boundingBox())!;
        const form = (await page
          .getByRole('form', { name: 'Search criteria' })
          .locator('.fields')
          .boundingBox())!;
        return [Math.round(x - form.x), Math.round(y - form.y)];
      }),
    );
  const before = await places();
  expect(new Set(before.map(([, y]) => y)).size, 'they stand on one line').toBe(1);
  await page.getByLabel('Begin Date').fill('2024-05-09');
  await page.getByLabel('End Date').fill('2024-05-03');
  await searchButton(page).click();
  await expect(page.getByText('The End Date must not be before the Begin Date.')).toBeVisible();
  expect(await places()).toEqual(before);
});

test('on a phone the list comes first, and the criteria unfold', async ({ signInAs, page }) => {
  await page.setViewportSize({ width: 360, height: 780 });
  await signInAs('worker-19', '/worker/case-link-requests');
  const first = page.getByRole('table', { name: 'Case link requests' }).getByRole('rowheader').first();
  await expect(first).toBeVisible();
  expect((await first.boundingBox())!.y).toBeLessThan(780);
  await expect(page.getByLabel('Registrant Last Name')).toBeHidden();
  await page.getByText('Search criteria').click();
  await page.getByLabel('Registrant Last Name').fill('Nobodyhasthisname');
  await searchButton(page).click();
  await expect(page.getByText(/^No requests match\./)).toBeVisible();
  await page.getByText('Search criteria').click();
  await expect(page.getByLabel('Registrant Last Name')).toBeHidden();
  await page.keyboard.press('/');
  await expect(page.getByLabel('Registration Status')).toBeFocused();
  await expect(page.getByLabel('Registrant Last Name')).toHaveValue('Nobodyhasthisname');
  await expectAllWell(page, 'Case Link Request Search');
});

test('Vietnamese names are set in the font of the others', async ({ signInAs, page, town }) => {
  const { enter } = await newPerson(town, { id: '7301', first: 'Dũng', last: 'Nguyễn' });
  await signInAs('worker-19', `/worker/cases/${enter.caseNumber}`);
  await expect(page.getByText('Nguyễn, Dũng').first()).toBeVisible();
  const loaded = await page.evaluate(async () => {
    await document.fonts.ready;
    return [...document.fonts]
      .filter(({ status, family }) => status === 'loaded' && family.includes('Source Sans Pro Web'))
      .map(({ unicodeRange, weight }) => `${weight} ${unicodeRange.includes('U+1EA0-1EF9')}`);
  });
  expect(loaded).toContain('700 true');
});
