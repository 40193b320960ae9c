import { linked, setRules, smallPdf } from './support/messages.js';
import { expectAllWell } from './support/portal.js';
import { expect, test } from './support/test.js';
import { newPerson, title } from './support/worker.js';

test.use({ scene: 'worker-messages-county' });

test('a county that opted out sends Messages only, and its page says why', async ({
  signInAs,
  page,
  town,
}) => {
  await setRules(town, { twoWayMessaging: false });
  const ana = await linked(town, 'customer-7', '8301');
  await signInAs('worker-19', `/worker/cases/${ana.caseNumber}?tab=messages`);
  await expect(page.getByText('can receive e-Messages.')).toBeVisible();
  await expectAllWell(page, 'Case Summary');
  await page.getByRole('button', { name: 'Add e-Message' }).click();
  await expect(page.getByLabel('Person Name')).toHaveValue(ana.personId);
  await expect(page.getByLabel('e-Message Type').getByRole('option')).toHaveText(['Message']);
  await expect(page.getByText(/has not opted in to Two-Way Messaging/)).toBeVisible();
  await expectAllWell(page, 'e-Messages Detail');
});

test('who cannot receive e-messages stands in the list with the reason', async ({ signInAs, page, town }) => {
  const { enter } = await newPerson(town, { id: '8302', first: 'Nora', last: 'Nolink' });
  await signInAs('worker-19', `/worker/e-messages/new?caseNumber=${enter.caseNumber}`);
  await expect(page.getByText(/^Nora Nolink: This person has no linked account/)).toBeVisible();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('alert')).toContainText('Choose a person.');
  await expectAllWell(page, 'e-Messages Detail');
  await page.getByLabel('Case Number').fill('NOSUCHCASE');
  await page.getByLabel('Case Number').press('Tab');
  await expect(page.getByText('There is no such case in your county.')).toBeVisible();
});

test('the Forms Catalogue is kept by supervisors, and seen by all', async ({
  signInAs,
  alsoSignInAs,
  page,
}) => {
  await signInAs('worker-19', '/worker/forms');
  await expect(title(page, 'Forms Catalogue')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Add' })).toBeHidden();
  await expectAllWell(page, 'Forms Catalogue');
  const supervisor = await alsoSignInAs('supervisor-19', '/worker/forms');
  await supervisor.getByRole('button', { name: 'Add' }).click();
  const dialog = supervisor.getByRole('dialog', { name: 'Add a document' });
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog.getByRole('alert')).toContainText('Choose a PDF file.');
  await dialog.getByLabel('Title').fill('Lease form 12');
  await dialog
    .getByLabel('File (PDF)')
    .setInputFiles({ name: 'lease.pdf', mimeType: 'application/pdf', buffer: Buffer.from('no PDF at all') });
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog.getByRole('alert')).toContainText('File (PDF)');
  await dialog
    .getByLabel('File (PDF)')
    .setInputFiles({ name: 'lease.pdf', mimeType: 'application/pdf', buffer: smallPdf('Lease') });
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(supervisor.getByRole('rowheader', { name: /^Lease form 12/ })).toBeVisible();
  // Whoever has the page open sees it by itself.
  await expect(page.getByRole('rowheader', { name: /^Lease form 12/ })).toBeVisible();
  await expectAllWell(supervisor, 'Forms Catalogue');
});

test('an e-Message that nobody has stands in the Supervisor Queue until it is assigned', async ({
  signInAs,
  page,
  town,
}) => {
  await setRules(town, { twoWayMessaging: true });
  const ana = await linked(town, 'customer-8', '8303', { worker: null });
  await signInAs('supervisor-19', '/worker/supervisor-queue?kind=message_unassigned');
  await expect(page.getByRole('heading', { name: 'e-Messages with nobody' })).toBeVisible();
  await ana.write('Who is my worker?', 'I do not know whom to call.');
  await expect(page.getByRole('link', { name: 'Who is my worker?' })).toBeVisible();
  await expectAllWell(page, 'Supervisor Queue');
  await page.getByRole('button', { name: 'Assign: Who is my worker?' }).click();
  const { name } = await (await town.person('worker-19-b')).get<{ name: string }>('/api/v1/me');
  await page.getByRole('dialog').getByLabel('Worker').selectOption({ label: name });
  await page.getByRole('dialog').getByRole('button', { name: 'Assign' }).click();
  await expect(page.getByText(`Assigned to ${name}.`)).toBeVisible();
  await expect(page.getByRole('heading', { name: 'e-Messages with nobody' })).toBeFocused();
});

test('while somebody works in the list no row moves: what is new waits to be asked for', async ({
  signInAs,
  page,
  town,
}) => {
  await setRules(town, { twoWayMessaging: true });
  const ana = await linked(town, 'customer-9', '8304');
  await ana.write('The first', 'One');
  await signInAs('worker-19', `/worker/e-messages?worker=any&waiting=any&caseNumber=${ana.caseNumber}`);
  await page.getByRole('link', { name: 'The first' }).focus();
  await ana.write('The second', 'Two');
  await expect(page.getByText('1 new e-Message.')).toBeVisible();
  await expect(page.getByRole('link', { name: 'The second' })).toBeHidden();
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  await expect(page.getByRole('link', { name: 'The second' })).toBeVisible();
  await expectAllWell(page, 'e-Messages Search');
});
