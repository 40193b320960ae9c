import {
  attemptOf,
  codeField,
  expectAllWell,
  expectFilledIn,
  fillLinkForm,
  linkForm,
  messagesOf,
  wrongCode,
} from './support/portal.js';
import { expect, test } from './support/test.js';

test.use({ scene: 'portal-spanish', locale: 'es-US' });

test('a customer whose browser prefers Spanish links a case in Spanish from the sign-in on', async ({
  page,
  town,
}) => {
  const { enter } = town.customer('customer-7');
  await page.goto('/portal');
  await expectAllWell(page, 'Iniciar sesión');
  await expect(page.locator('html')).toHaveAttribute('lang', 'es');
  await page.getByRole('button', { name: /\bcustomer-7$/ }).click();
  await expectAllWell(page, 'Su caso en línea');
  await page.getByRole('navigation', { name: 'Secciones del portal' }).getByText('Vincular mi caso').click();
  await linkForm(page, 'es').goOn.click();
  await expect(page.getByRole('heading', { name: 'Corrija 4 datos' })).toBeVisible();
  await expectAllWell(page, 'Vincular mi caso');
  await fillLinkForm(page, enter, 'es');
  await linkForm(page, 'es').goOn.click();
  await expectAllWell(page, '¿A dónde le enviamos su código?');
  await page.getByText(/^Por correo electrónico a/).click();
  await page.getByRole('button', { name: 'Enviar el código' }).click();
  await expectAllWell(page, 'Escriba su código');
  const [message] = await messagesOf(await town.person('ops'), attemptOf(page));
  expect(message!.subject).toBe('Su código de verificación');
  const link = page.getByRole('button', { name: 'Vincular mi caso' });
  await codeField(page).fill(wrongCode(message!.code));
  await link.click();
  await expect(page.getByRole('alert').getByRole('link')).toHaveText(/Le quedan 4 intentos\./);
  await expectAllWell(page, 'Escriba su código');
  await codeField(page).fill(message!.code);
  await link.click();
  await expectAllWell(page, 'Su caso está vinculado');
  await page.getByRole('link', { name: 'Ver mis casos' }).click();
  await expectAllWell(page, 'Mis casos');
  await expect(page.getByText('Condado de Los Angeles').first()).toBeVisible();
  await page.getByRole('button', { name: 'Cerrar sesión' }).click();
  await expectAllWell(page, 'Iniciar sesión');
});

test('who gives up reads in Spanish what happens next', async ({ page, town }) => {
  await page.goto('/sign-in?next=/portal/link');
  await page.getByRole('button', { name: /\bcustomer-6$/ }).click();
  await fillLinkForm(page, town.customer('customer-6').enter, 'es');
  await linkForm(page, 'es').goOn.click();
  await page.getByRole('link', { name: 'No puedo usar ninguno de estos' }).click();
  await expectAllWell(page, 'Si no puede recibir un código');
  await page.getByRole('button', { name: 'Enviar mi solicitud al condado' }).click();
  await expectAllWell(page, 'Su solicitud se envió al condado');
  await page.getByRole('link', { name: 'Ver mis solicitudes' }).click();
  await expect(page.getByText('En revisión', { exact: true })).toBeVisible();
  await expectAllWell(page, 'Mis solicitudes');
});

test('the language changes in the middle of the form, which stays as it was typed', async ({
  page,
  town,
}) => {
  const { enter } = town.customer('customer-3');
  await page.goto('/sign-in?next=/portal/link');
  await page.getByRole('button', { name: /\bcustomer-3$/ }).click();
  await fillLinkForm(page, enter, 'es');
  await page.getByRole('button', { name: 'English' }).click();
  await expectFilledIn(page, enter, 'en');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page).toHaveTitle(/^Link my case/);
  await page.reload();
  await expectFilledIn(page, enter, 'en');
  await page.getByRole('button', { name: 'Español' }).click();
  await linkForm(page, 'es').goOn.click();
  await expectAllWell(page, 'Comuníquese con el condado de Sacramento');
});
