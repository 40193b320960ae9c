import type { Page } from '@playwright/test';
import { attemptOf, expectAllWell, fillLinkForm, linkForm, messagesOf } from './support/portal.js';
import { linked, send } from './support/portal-messages.js';
import { expect, test } from './support/test.js';
import { askInVain } from './support/worker.js';

test.use({ scene: 'portal-language' });

const switchTo = (page: Page, language: string) =>
  page
    .getByRole('navigation', { name: /^(Language|Idioma)$/ })
    .getByRole('button', { name: language })
    .click();

test('the language that a customer chooses is that of the account: on every device, at once, and in mails', async ({
  signInAs,
  alsoSignInAs,
  town,
}) => {
  const { enter } = town.customer('customer-1');
  const here = await signInAs('customer-1', '/portal/link');
  const there = await alsoSignInAs('customer-1', '/portal');
  await expectAllWell(there, 'Your case online');
  await switchTo(here, 'Español');
  await expectAllWell(there, 'Su caso en línea');
  await here.reload();
  await expectAllWell(here, 'Vincular mi caso');

  await fillLinkForm(here, enter, 'es');
  await linkForm(here, 'es').goOn.click();
  await here.getByText(/^Por correo electrónico a/).click();
  await here.getByRole('button', { name: 'Enviar el código' }).click();
  await expectAllWell(here, 'Escriba su código');
  const [message] = await messagesOf(await town.person('ops'), attemptOf(here));
  expect(message!.subject).toBe('Su código de verificación');

  // Whoever signs in next at the other machine reads what the page says there, and it is theirs from then on.
  await there.getByRole('button', { name: 'Cerrar sesión' }).click();
  await expectAllWell(there, 'Sign in');
});

test('an account that has no language yet takes the one of the page it signs in from', async ({
  page,
  town,
}) => {
  await page.goto('/sign-in?next=/portal');
  await switchTo(page, 'Español');
  await page.getByRole('button', { name: /\bcustomer-2$/ }).click();
  await expectAllWell(page, 'Su caso en línea');
  const customer = await town.person('customer-2');
  await expect.poll(async () => (await customer.get('/api/v1/me')).language).toBe('es');
});

test('a worker sees that a registrant speaks Spanish, before they call', async ({ signInAs, town }) => {
  const customer = await town.person('customer-6');
  await customer.put('/api/v1/portal/account/language', { language: 'es' });
  const name = await askInVain(town, 'customer-6');
  const page = await signInAs('worker-19', '/worker/case-link-requests');
  await page.getByRole('link', { name: `${name.first} ${name.last}` }).click();
  await expectAllWell(page, 'Case Link Select Person Summary');
  await expect(page.getByText('Speaks Spanish', { exact: true })).toBeVisible();
});

for (const [who, identity] of [
  ['nobody linked', 'customer-9'],
  ['somebody linked', 'customer-5'],
] as const)
  test(`on a phone the menu of ${who} stands on one line in both languages`, async ({ signInAs, town }) => {
    if (identity === 'customer-5') await send(await linked(town, identity));
    const page = await signInAs(identity, '/portal/requests');
    await page.setViewportSize({ width: 360, height: 780 });
    for (const [language, label] of [
      ['English', 'Portal'],
      ['Español', 'Secciones del portal'],
    ] as const) {
      await switchTo(page, language);
      const ways = page.getByRole('navigation', { name: label }).getByRole('link');
      await expect(ways).toHaveCount(4);
      const lines = await ways.evaluateAll((all) => all.map((each) => each.getBoundingClientRect().top));
      expect(new Set(lines).size, `${language}: ${lines}`).toBe(1);
    }
  });
