import { expectAllWell } from './support/portal.js';
import { linked, optIn, row, send, uploadAction } from './support/portal-messages.js';
import { expect, test } from './support/test.js';

test.use({ scene: 'portal-messages-more' });

test('a county that takes no messages says so first, with whom to call; what it wrote can be read', async ({
  signInAs,
  page,
  town,
}) => {
  const ana = await linked(town, 'customer-1');
  await optIn(town, ana.customer.enter.county, false);
  await send(ana);
  await signInAs('customer-1', '/portal/messages');
  await expect(
    page.getByText('Los Angeles County takes no messages here. Please call or visit it.'),
  ).toBeVisible();
  await expect(page.getByRole('main').getByRole('link', { name: /^\(800\) 555-/ })).toBeVisible();
  await expect(page.getByRole('main').getByText(/^Monday to Friday/)).toBeVisible();
  await expect(page.getByRole('link', { name: 'Write a message' })).toHaveCount(0);
  await expectAllWell(page, 'Messages');
  await page.getByRole('link', { name: 'Your renewal' }).click();
  await expect(page.getByRole('heading', { name: 'You cannot write here' })).toBeVisible();
  await expectAllWell(page, 'Your renewal');
  await page.goto('/portal/messages/new');
  await expect(page.getByText(/takes no messages here/).first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Send' })).toHaveCount(0);
  await expectAllWell(page, 'Write a message');
});

test('in Spanish, from the number in the navigation to the receipt', async ({ signInAs, page, town }) => {
  const luis = await linked(town, 'customer-5');
  await optIn(town, luis.customer.enter.county);
  await send(luis, uploadAction);
  await signInAs('customer-5');
  await page.getByRole('button', { name: 'Español' }).click();
  await expect(page.getByRole('heading', { name: 'Tiene 1 cosa por hacer' })).toBeVisible();
  await page.getByRole('link', { name: /^Mensajes 1 nuevo$/ }).click();
  await expect(row(page, 'Your lease')).toContainText('Por hacer: Enviar un documento al condado');
  await expect(row(page, 'Your lease')).toContainText(
    /Hasta el \S+, \d+ de \S+ de \d{4} \(quedan \d+ días\)/,
  );
  await expectAllWell(page, 'Mensajes');
  await page.getByRole('link', { name: 'Your lease' }).click();
  await expectAllWell(page, 'Your lease');
  await page.getByLabel(/^Su mensaje/).fill('¿Sirve una copia?');
  await page.getByRole('button', { name: 'Enviar', exact: true }).click();
  await expect(page.getByText(/^Enviado el .* Su comprobante: [A-Z2-7]{8}\./)).toBeVisible();
  await page.getByRole('link', { name: 'Enviar un documento al condado' }).click();
  await expectAllWell(page, 'Enviar un documento al condado');
  await page.getByText('No puedo conseguirlo', { exact: true }).click();
  await page.getByLabel('Nota para el condado').fill('No tengo contrato.');
  await page.getByRole('button', { name: 'Enviar al condado' }).click();
  await expectAllWell(page, 'Su comprobante');
  await expect(page.getByText('Una nota, sin documento')).toBeVisible();
});

test('an unlink empties the thread while it is read, and says why', async ({ signInAs, page, town }) => {
  const ana = await linked(town, 'customer-8');
  await optIn(town, ana.customer.enter.county);
  const { messageId } = await send(ana, { subject: 'Only for you' });
  await signInAs('customer-8', `/portal/messages/${messageId}`);
  await page.getByLabel(/^Your message/).fill('A draft');
  await ana.worker.post(`/api/v1/persons/${ana.customer.personId}/unlink`, { reason: 'customer_asked' });
  await expect(
    page.getByText(/^Your county ended the link to your case on .*messages are no longer shown/),
  ).toBeVisible();
  await expect(page.getByText('Only for you')).toHaveCount(0);
  await expectAllWell(page, 'Your messages are no longer shown here');
  await page.goto('/portal/messages');
  await expect(page.getByText(/messages are no longer shown/)).toBeVisible();
  await expectAllWell(page, 'Messages');
});

test('on a phone a thread opens at what is new, and everything fits', async ({ signInAs, page, town }) => {
  const ana = await linked(town, 'customer-9');
  await optIn(town, ana.customer.enter.county);
  await page.setViewportSize({ width: 360, height: 640 });
  const { messageId } = await ana.self.post<{ messageId: string }>('/api/v1/portal/messages', {
    caseNumber: ana.customer.enter.caseNumber,
    subject: 'A long story',
    body: 'Line\n'.repeat(60),
  });
  await ana.worker.post(`/api/v1/e-messages/${messageId}/reply`, { body: 'And a short answer.' });
  await signInAs('customer-9', `/portal/messages/${messageId}`);
  await expect(page.getByText('And a short answer.')).toBeInViewport();
  await expect(page.getByRole('heading', { name: /County New$/ })).toBeFocused();
  await expectAllWell(page, 'A long story');
});

test('e-Notification: how it is, where it goes, and how it is changed', async ({ signInAs, page, town }) => {
  const ana = await linked(town, 'customer-1');
  await signInAs('customer-1', '/portal/messages');
  await page.getByRole('main').getByRole('link', { name: 'e-Notification' }).first().click();
  await expectAllWell(page, 'e-Notification');
  await expect(page.getByText(/^It goes to \S•••@\S•••\.org, the address/)).toBeVisible();
  const wanted = page.getByLabel('When there is a message or something to do');
  const before = await wanted.isChecked();
  await page.getByText('When there is a message or something to do').click();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText(before ? /^You get no e-mail when/ : /^You get an e-mail when/)).toBeVisible();
  await expectAllWell(page, 'e-Notification');
  expect(await ana.self.get('/api/v1/portal/e-notification')).toMatchObject({ on: !before });
});
