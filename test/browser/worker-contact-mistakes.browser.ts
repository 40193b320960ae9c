import { expectAllWell } from './support/portal.js';
import { deaf, endSession, expect, pressAfterTheEnd, type Town, test } from './support/test.js';
import { newPerson, title } from './support/worker.js';

test.use({ scene: 'worker-contact-mistakes' });

/** Somebody without any contact on file, and the address of their Contact Detail. */
async function somebody(town: Town, id: string, first: string) {
  const { personId, enter } = await newPerson(town, { id, first, last: 'Quillfeather' });
  const detail = `/worker/cases/${enter.caseNumber}/contact/${personId}`;
  return { personId, detail, name: `${first} Quillfeather` };
}

test('what cannot be saved is named above the form and at its field, and stays as it was typed', async ({
  signInAs,
  page,
  town,
}) => {
  const { detail } = await somebody(town, '0001', 'Ada');
  await signInAs('worker-19', detail);
  await page.getByLabel('E-mail Address:').fill('ada at example');
  await page.getByLabel('Phone 1: Number').fill('555');
  await page.getByRole('button', { name: 'Add' }).click();
  await expect(page.getByLabel('Phone 2: Number')).toBeFocused();
  await page.getByLabel('Phone 2: Number').fill('2135550142');
  await page.getByRole('button', { name: 'Save', exact: true }).first().click();
  const alert = page.getByRole('alert');
  await expect(alert).toBeFocused();
  await expect(alert.getByRole('link')).toHaveText([
    'E-mail Address',
    'Phone 1, Number',
    'Phone 1, Type',
    'Phone 2, Type',
  ]);
  await expectAllWell(page, 'Contact Detail');
  await alert.getByRole('link', { name: 'Phone 2, Type' }).click();
  await expect(page.getByLabel('Phone 2: Type')).toBeFocused();
  await expect(page.getByLabel('Phone 2: Type')).toHaveAccessibleDescription('choose one');
  await expect(page.getByLabel('E-mail Address:')).toHaveValue('ada at example');
  await expect(page.getByLabel('E-mail Address:')).toHaveAttribute('aria-invalid', 'true');
  // Mended by taking the telephones away.
  await page.getByLabel('E-mail Address:').fill('ada@example.org');
  await page.getByRole('checkbox', { name: 'Mark phone 1 to remove it' }).check();
  await page.getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(page.getByLabel('Phone 1: Number')).toHaveValue('2135550142');
  await page.getByRole('button', { name: 'Remove All' }).click();
  await expect(page.getByText('No phone numbers. Press Add to enter one.')).toBeVisible();
  await expectAllWell(page, 'Contact Detail');
  await page.getByRole('button', { name: 'Save and Return' }).first().click();
  await expect(page.getByRole('row').filter({ hasText: 'Ada' })).toContainText('ada@example.org');
});

test('who saves later is told what a colleague saved first, and what they typed stays', async ({
  signInAs,
  page,
  town,
}) => {
  const { detail, personId, name } = await somebody(town, '0002', 'Bea');
  await deaf(page);
  await signInAs('worker-19', detail);
  await page.getByLabel('E-mail Address:').fill('typed@example.org');
  const colleague = await town.person('worker-19-b');
  await colleague.put(`/api/v1/persons/${personId}/contact`, {
    email: 'colleague@example.org',
    phones: [{ number: '2135550143', type: 'Work' }],
  });
  await page.getByRole('button', { name: 'Save', exact: true }).first().click();
  const alert = page.getByRole('alert');
  await expect(alert).toBeFocused();
  await expect(alert).toContainText('Somebody else changed this Contact Detail');
  await expect(alert.getByRole('row').filter({ hasText: 'E-mail Address' })).toContainText(
    'colleague@example.org',
  );
  await expect(page.getByLabel('E-mail Address:')).toHaveValue('typed@example.org');
  await expect(page.getByLabel('Phone 1: Type')).toHaveValue('Work');
  await expectAllWell(page, 'Contact Detail');
  // A press within a second of the notice is no answer to it: whoever has read it presses again.
  await expect(async () => {
    await page.getByRole('button', { name: 'Save', exact: true }).first().click();
    await expect(
      page.getByRole('status').filter({ hasText: `The Contact Detail of ${name} was saved.` }),
    ).toBeVisible({ timeout: 2_000 });
  }).toPass();
  const { contact } = await colleague.get<{ contact: { email: string; phones: readonly object[] } }>(
    `/api/v1/persons/${personId}`,
  );
  expect(contact.email).toBe('typed@example.org');
  expect(contact.phones).toHaveLength(1);
});

test('theirs can be kept instead', async ({ signInAs, page, town }) => {
  const { detail, personId } = await somebody(town, '0003', 'Cleo');
  // The first try to listen meets a proxy without a server behind it.
  await page.route('**/api/v1/live?**', (route) => route.fulfill({ status: 503, body: 'a proxy' }), {
    times: 1,
  });
  await signInAs('worker-19', detail);
  const email = page.getByLabel('E-mail Address:');
  await email.fill('typed@example.org');
  const colleague = await town.person('worker-19-b');
  await colleague.put(`/api/v1/persons/${personId}/contact`, { email: 'kept@example.org', phones: [] });
  await expect(page.getByRole('alert')).toContainText('Somebody else changed this Contact Detail');
  await expect(email, 'who types is not interrupted').toBeFocused();
  await expect(email).toHaveValue('typed@example.org');
  await expectAllWell(page, 'Contact Detail');
  await page.getByRole('button', { name: 'Discard my changes and keep theirs' }).click();
  await expect(page.getByLabel('E-mail Address:')).toHaveValue('kept@example.org');
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('typing survives a reload and an ended session; leaving with it is asked first, and Cancel discards it', async ({
  signInAs,
  page,
  town,
}) => {
  const { detail, name } = await somebody(town, '0004', 'Dora');
  await signInAs('worker-19', detail);
  await page.getByLabel('E-mail Address:').fill('dora@example.org');
  await page.getByLabel('Phone 1: Number').fill('2135550144');
  await page.reload();
  await expect(page.getByLabel('E-mail Address:')).toHaveValue('dora@example.org');
  await expect(page.getByLabel('Phone 1: Number')).toHaveValue('2135550144');
  await page.getByLabel('Phone 1: Type').selectOption('Cell');
  await endSession(page);
  await pressAfterTheEnd(page.getByRole('button', { name: 'Save', exact: true }).first());
  const dialog = page.getByRole('dialog', { name: 'Your session has ended' });
  await dialog.getByRole('button', { name: /worker-19$/ }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByLabel('Phone 1: Type')).toHaveValue('Cell');
  await page.getByRole('link', { name: 'Home' }).click();
  const leaving = page.getByRole('dialog', { name: 'Leave without saving?' });
  await expect(leaving).toBeVisible();
  await expectAllWell(page, 'Contact Detail');
  await leaving.getByRole('button', { name: 'Stay on this page' }).click();
  await expect(page.getByLabel('E-mail Address:')).toHaveValue('dora@example.org');
  await page.getByRole('button', { name: 'Cancel' }).first().click();
  await expect(title(page, 'Contact Summary')).toBeVisible();
  await page.getByRole('link', { name: `Edit the contact of ${name}` }).click();
  await expect(page.getByLabel('E-mail Address:')).toHaveValue('');
  await expect(page.getByLabel('Phone 1: Number')).toHaveValue('');
});

test('nobody else who signs in finds what was typed', async ({ signInAs, page, town }) => {
  const { detail } = await somebody(town, '0006', 'Fay');
  await signInAs('worker-19', detail);
  await page.getByLabel('E-mail Address:').fill('fay@example.org');
  await endSession(page);
  await page.reload();
  await page.getByRole('button', { name: /\bworker-19-b$/ }).click();
  await expect(page.getByLabel('E-mail Address:')).toHaveValue('');
  expect(await page.evaluate(() => JSON.stringify({ ...sessionStorage }))).not.toContain('fay@');
});

test('what is typed while Save is under way stays, and Save keeps the focus', async ({
  signInAs,
  page,
  town,
}) => {
  const { detail, name } = await somebody(town, '0007', 'Gwen');
  await signInAs('worker-19', detail);
  await page.getByLabel('E-mail Address:').fill('gwen@example.org');
  let answer = () => {};
  const answered = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route(
    '**/api/v1/persons/*/contact',
    async (route) => {
      await answered;
      await route.continue();
    },
    { times: 1 },
  );
  const save = page.getByRole('button', { name: 'Save', exact: true }).first();
  await save.focus();
  await page.keyboard.press('Enter');
  await expect(save).toHaveAttribute('aria-disabled', 'true');
  await expect(save).toBeFocused();
  await page.getByLabel('Customer ID:').fill('C7');
  answer();
  const saved = page.getByRole('status').filter({ hasText: `The Contact Detail of ${name} was saved.` });
  await expect(saved).toBeVisible();
  await expect(save).toHaveAttribute('aria-disabled', 'false');
  await expect(page.getByLabel('Customer ID:')).toHaveValue('C7');
  await expect(page.getByRole('alert')).toHaveCount(0);
  await page.getByRole('button', { name: 'Save and Return' }).first().click();
  await page.getByRole('link', { name: `Edit the contact of ${name}` }).click();
  await expect(page.getByLabel('Customer ID:')).toHaveValue('C7');
  await expect(page.getByLabel('E-mail Address:')).toHaveValue('gwen@example.org');
});

test('a PIN is reset only when it was asked for twice', async ({ signInAs, page, town }) => {
  const { detail, name } = await somebody(town, '0005', 'Elsa');
  await signInAs('worker-19', detail);
  await expect(page.getByText('Never', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Reset PIN' }).click();
  const dialog = page.getByRole('dialog', { name: 'Reset PIN?' });
  await expectAllWell(page, 'Contact Detail');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('button', { name: 'Reset PIN' })).toBeFocused();
  await page.getByRole('button', { name: 'Reset PIN' }).click();
  await dialog.getByRole('button', { name: 'Reset PIN' }).click();
  await expect(
    page.getByRole('status').filter({ hasText: `The IVR PIN of ${name} was reset.` }),
  ).toBeVisible();
  await expect(page.getByText('Never', { exact: true })).toBeHidden();
});
