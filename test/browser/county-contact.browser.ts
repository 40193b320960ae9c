import type { Page } from '@playwright/test';
import { askToLink, expectAllWell } from './support/portal.js';
import { expect, test } from './support/test.js';

test.use({ scene: 'county-contact' });

const contactForm = (page: Page) => page.getByRole('form', { name: 'How customers reach the county' });
const rulesForm = (page: Page) => page.getByRole('form', { name: 'Rules for e-Messages' });

test('a supervisor says how the county is reached, and customers see it at once where they are told to call', async ({
  signInAs,
  alsoSignInAs,
  town,
}) => {
  const desk = await signInAs('supervisor-34', '/worker/county-settings');
  await expectAllWell(desk, 'County Settings');
  await desk.getByLabel('Phone').fill('000');
  await contactForm(desk).getByRole('button', { name: 'Save' }).click();
  await expect(desk.getByText('Say why you are changing it.', { exact: true })).toBeVisible();
  await desk.getByLabel('Reason for the change').fill('New hours');
  await contactForm(desk).getByRole('button', { name: 'Save' }).click();
  await expect(desk.getByText(/^Must be a phone number of 10 digits/)).toBeVisible();
  await expectAllWell(desk, 'County Settings');
  await desk.getByLabel('Phone').fill('916 555 0134');
  await desk.getByLabel('Hours in English').fill('Every day, 9 AM to 3 PM');
  await desk.getByLabel('Hours in Spanish').fill('Todos los días, de 9 a. m. a 3 p. m.');
  await contactForm(desk).getByRole('button', { name: 'Save' }).click();
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
  await contactForm(first).getByRole('button', { name: 'Save' }).click();
  await expect(first.getByText('Saved. Customers see it from now on.')).toBeVisible();
  await second.getByLabel('Reason for the change').fill('New hours');
  await contactForm(second).getByRole('button', { name: 'Save' }).click();
  const notice = second.getByRole('alert').filter({ hasText: 'Somebody else changed' });
  await expect(notice.getByRole('row', { name: /^Phone/ })).toContainText('9165550140');
  await expect(second.getByLabel('Hours in English')).toHaveValue('Weekdays');
  await expect(second.getByLabel('Phone')).toHaveValue('9165550140');
  await expectAllWell(second, 'County Settings');
  await contactForm(second).getByRole('button', { name: 'Save' }).click();
  await expect(second.getByText('Saved. Customers see it from now on.')).toBeVisible();
  await expect(notice).toHaveCount(0);
  await expect(second.getByLabel('Phone')).toHaveValue('9165550140');
});

test('a supervisor sets the rules for e-Messages, and is told what is wrong with them', async ({
  signInAs,
}) => {
  const desk = await signInAs('supervisor-34', '/worker/county-settings');
  const form = rulesForm(desk);
  await form.getByLabel('Offices close at').fill('18:30');
  await form.getByLabel('Megabytes of one file, at most').fill('12');
  await form.getByLabel('Policy for workers who write e-Messages').fill('Answer within three days.');
  await form.getByRole('button', { name: 'Add a template' }).click();
  await form.getByLabel('Template 1: title in English').fill('Proof of income');
  await form.getByLabel('Reason for changing these rules').fill('A new policy');
  await form.getByRole('button', { name: 'Save' }).click();
  const wrong = form.getByRole('alert');
  await expect(wrong).toBeFocused();
  await wrong.getByRole('link', { name: /^Megabytes of one file, at most: Must be at most 10/ }).click();
  await expect(form.getByLabel('Megabytes of one file, at most')).toBeFocused();
  await expect(wrong).toContainText('Template 1: body in Spanish: Must be a text of 1 to 4,000 characters');
  await expectAllWell(desk, 'County Settings');
  await form.getByLabel('Megabytes of one file, at most').fill('10');
  const texts = {
    subject: 'We need a document',
    body: 'Please send it.',
  };
  for (const [part, text] of Object.entries(texts))
    await form.getByLabel(`Template 1: ${part} in English`).fill(text);
  await form.getByLabel('Template 1: title in Spanish').fill('Comprobante de ingresos');
  await form.getByLabel('Template 1: subject in Spanish').fill('Necesitamos un documento');
  await form.getByLabel('Template 1: body in Spanish').fill('Envíelo, por favor.');
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(desk.getByText('Saved. It holds from now on.')).toBeVisible();
  await desk.reload();
  await expect(form.getByLabel('Offices close at')).toHaveValue('18:30');
  await expect(form.getByLabel('Template 1: body in Spanish')).toHaveValue('Envíelo, por favor.');
  await form.getByRole('button', { name: 'Remove template 1' }).click();
  await form.getByLabel('Reason for changing these rules').fill('Not needed any more');
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(desk.getByText('Saved. It holds from now on.')).toBeVisible();
  await desk.reload();
  await expect(form.getByText('There are no templates yet.')).toBeVisible();
});

test('of two supervisors who change the rules for e-Messages the second sees what the first saved', async ({
  signInAs,
  alsoSignInAs,
}) => {
  const first = await signInAs('supervisor-34', '/worker/county-settings');
  const second = await alsoSignInAs('supervisor-34', '/worker/county-settings');
  await rulesForm(second).getByLabel('Offices open at').fill('07:45');
  await rulesForm(first).getByLabel('Documents for one action, at most').fill('7');
  for (const page of [first, second])
    await rulesForm(page).getByLabel('Reason for changing these rules').fill('It is so now');
  await rulesForm(first).getByRole('button', { name: 'Save' }).click();
  await expect(first.getByText('Saved. It holds from now on.')).toBeVisible();
  await rulesForm(second).getByRole('button', { name: 'Save' }).click();
  const notice = second.getByRole('alert').filter({ hasText: 'Somebody else changed the rules' });
  await expect(notice.getByRole('row', { name: /^Documents for one action/ })).toContainText('7');
  await expect(rulesForm(second).getByLabel('Offices open at')).toHaveValue('07:45');
  await expectAllWell(second, 'County Settings');
  await rulesForm(second).getByRole('button', { name: 'Save' }).click();
  await expect(second.getByText('Saved. It holds from now on.')).toBeVisible();
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
