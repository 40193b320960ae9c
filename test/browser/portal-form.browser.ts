import { expectAllWell, expectFilledIn, fillLinkForm, linkForm } from './support/portal.js';
import { expect, test } from './support/test.js';

test.use({ scene: 'portal-form' });

const atForm = '/portal/link';

test('what is missing is named beside each field and in a list that leads to it', async ({
  signInAs,
  page,
}) => {
  await signInAs('customer-7', atForm);
  const form = linkForm(page);
  await form.goOn.click();
  const summary = page.getByRole('alert');
  await expect(summary).toBeFocused();
  await expect(summary.getByRole('heading', { name: 'Please correct 4 things' })).toBeVisible();
  await expectAllWell(page, 'Link my case');
  for (const [mistake, field] of [
    ['Enter your date of birth: month, day and year.', form.month],
    ['Enter your ZIP Code.', form.zipCode],
    ['Choose your county from the list.', form.county],
    ['Enter your case number.', form.caseNumber],
  ] as const) {
    await summary.getByRole('link', { name: mistake }).click();
    await expect(field).toBeFocused();
    await expect(field).toHaveAccessibleDescription(new RegExp(mistake));
  }
});

test('what cannot be is refused before anything is sent, and typed text stays', async ({
  signInAs,
  page,
  town,
}) => {
  const entered = { ...town.customer('customer-7').enter, dateOfBirth: '1986-02-30' };
  await signInAs('customer-7', atForm);
  let asked = 0;
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().endsWith('/link-attempts')) asked += 1;
  });
  await fillLinkForm(page, entered);
  const form = linkForm(page);
  await form.zipCode.fill('9001');
  await form.caseNumber.fill('B1!');
  await form.goOn.click();
  const summary = page.getByRole('alert');
  await expect(summary.getByRole('link')).toHaveText([
    'Enter a real date, with four digits for the year.',
    'Enter a ZIP Code of 5 or 9 digits.',
    'Enter a case number of 4 to 15 letters and digits.',
  ]);
  await expectFilledIn(page, { ...entered, zipCode: '9001', caseNumber: 'B1!' });
  await form.year.fill('2999');
  await form.day.fill('1');
  await form.goOn.click();
  await expect(summary.getByRole('link').first()).toHaveText('The date of birth must be in the past.');
  expect(asked).toBe(0);
});

test('a county is found by a few letters, and one that is none is said', async ({ signInAs, page }) => {
  await signInAs('customer-7', atForm);
  const { county } = linkForm(page);
  const offered = page.getByRole('listbox', { name: 'Counties' }).getByRole('option');
  await page.getByRole('button', { name: 'Show all counties' }).click();
  await expect(offered).toHaveCount(58);
  await expectAllWell(page, 'Link my case');
  await county.fill('san');
  await expect(offered.first()).toHaveText(/^San /);
  await county.fill('oregon');
  await expect(page.getByText('No county has that name. Check the spelling.')).toBeVisible();
  await expectAllWell(page, 'Link my case');
  await page.getByRole('button', { name: 'Clear the county' }).click();
  await expect(county).toHaveValue('');
  await county.fill('yolo county');
  await county.blur();
  await expect(county).toHaveValue('Yolo');
  await county.fill('sacramento');
  await county.press('Enter');
  await expect(county).toHaveValue('Sacramento');
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('where the case number stands is explained in words and in a picture', async ({ signInAs, page }) => {
  await signInAs('customer-7', atForm);
  await page.getByText('Where do I find my case number?').click();
  await expect(page.getByRole('img', { name: /The case number is at the top right/ })).toBeVisible();
  await expectAllWell(page, 'Link my case');
});

test('what the server does not take is shown beside the field, and nothing typed is lost', async ({
  signInAs,
  page,
  town,
}) => {
  const entered = { ...town.customer('customer-7').enter, zipCode: '90012-12345' };
  await signInAs('customer-7', atForm);
  await fillLinkForm(page, { ...entered, zipCode: '90012' });
  // The page itself takes five or nine digits: what it sends is made wrong on the way, the server's answer is its own.
  await page.route('**/api/v1/portal/link-attempts', (route) =>
    route.continue({ postData: JSON.stringify(entered) }),
  );
  await linkForm(page).goOn.click();
  await expect(page.getByRole('alert').getByRole('link')).toHaveText(['Enter a ZIP Code of 5 or 9 digits.']);
  await expect(page.getByRole('alert')).toBeFocused();
  await expectFilledIn(page, { ...entered, zipCode: '90012' });
  await expectAllWell(page, 'Link my case');
});
