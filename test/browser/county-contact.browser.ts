import { askToLink, expectAllWell } from './support/portal.js';
import { expect, test } from './support/test.js';

test.use({ scene: 'county-contact' });

test('a supervisor says how the county is reached, and customers see it at once where they are told to call', async ({
  signInAs,
  alsoSignInAs,
  town,
}) => {
  const desk = await signInAs('supervisor-34', '/worker/county-settings');
  await expectAllWell(desk, 'County Settings');
  await desk.getByLabel('Phone').fill('000');
  await desk.getByRole('button', { name: 'Save' }).click();
  await expect(desk.getByText('Say why you are changing it.', { exact: true })).toBeVisible();
  await desk.getByLabel('Reason for the change').fill('New hours');
  await desk.getByRole('button', { name: 'Save' }).click();
  await expect(desk.getByText(/^Must be a phone number of 10 digits/)).toBeVisible();
  await expectAllWell(desk, 'County Settings');
  await desk.getByLabel('Phone').fill('916 555 0134');
  await desk.getByLabel('Hours in English').fill('Every day, 9 AM to 3 PM');
  await desk.getByLabel('Hours in Spanish').fill('Todos los días, de 9 a. m. a 3 p. m.');
  await desk.getByRole('button', { name: 'Save' }).click();
  await expect(desk.getByText('Saved. Customers see it from now on.')).toBeVisible();
  await expect(desk.getByLabel('Phone')).toHaveValue('9165550134');

  const customer = await alsoSignInAs('customer-3');
  await askToLink(customer, town.customer('customer-3').enter);
  await expectAllWell(customer, 'Please contact Sacramento County');
  const card = customer.locator('main address');
  await expect(card).toContainText('Every day, 9 AM to 3 PM');
  await expect(card.getByRole('link', { name: '(916) 555-0134' })).toHaveAttribute(
    'href',
    'tel:+19165550134',
  );
  await customer.getByRole('button', { name: 'Español' }).click();
  await expect(card).toContainText('Todos los días, de 9 a. m. a 3 p. m.');
  await expectAllWell(customer, 'Comuníquese con el condado de Sacramento');
});

test('of two supervisors who change it the second sees what the first saved, and keeps what they typed', async ({
  signInAs,
  alsoSignInAs,
}) => {
  const first = await signInAs('supervisor-34', '/worker/county-settings');
  const second = await alsoSignInAs('supervisor-34', '/worker/county-settings');
  await second.getByLabel('Hours in English').fill('Weekdays');
  await second.getByLabel('Hours in Spanish').fill('Entre semana');
  await first.getByLabel('Phone').fill('916 555 0140');
  await first.getByLabel('Reason for the change').fill('A new number');
  await first.getByRole('button', { name: 'Save' }).click();
  await expect(first.getByText('Saved. Customers see it from now on.')).toBeVisible();
  await second.getByLabel('Reason for the change').fill('New hours');
  await second.getByRole('button', { name: 'Save' }).click();
  const notice = second.getByRole('alert').filter({ hasText: 'Somebody else changed' });
  await expect(notice.getByRole('row', { name: /^Phone/ })).toContainText('9165550140');
  await expect(second.getByLabel('Hours in English')).toHaveValue('Weekdays');
  await expect(second.getByLabel('Phone')).toHaveValue('9165550140');
  await expectAllWell(second, 'County Settings');
  await second.getByRole('button', { name: 'Save' }).click();
  await expect(second.getByText('Saved. Customers see it from now on.')).toBeVisible();
  await expect(notice).toHaveCount(0);
  await expect(second.getByLabel('Phone')).toHaveValue('9165550140');
});

test('at the foot of the portal stands the county of the own case', async ({ signInAs }) => {
  const page = await signInAs('customer-5');
  const foot = page.getByRole('contentinfo');
  await expect(foot.getByRole('heading', { name: 'Questions? Contact your county' })).toBeVisible();
  await expect(foot).toContainText('Sacramento County');
  await expectAllWell(page, 'Your case online');
});

test('who may not change the settings of the county is told so', async ({ signInAs }) => {
  const page = await signInAs('worker-19', '/worker/county-settings');
  await expect(page.getByRole('heading', { name: 'This page is not for you' })).toBeVisible();
});
