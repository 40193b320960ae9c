import type { Page } from '@playwright/test';
import { pdf, pdfWithPassword } from '#files/testing';
import { expectAllWell } from './support/portal.js';
import {
  act,
  addForm,
  type Linked,
  linked,
  optIn,
  row,
  send,
  statusFor,
  uploadAction,
} from './support/portal-messages.js';
import { expect, expectNoViolations, expectToFit, type Town, test } from './support/test.js';

test.use({ scene: 'portal-messages-documents' });

const addFile = (page: Page) => page.getByLabel('Add a file');
const sendToCounty = (page: Page) => page.getByRole('button', { name: 'Send to county' });
const added = (page: Page) => page.getByRole('list', { name: 'Added, not sent yet' });

interface Asked extends Linked {
  readonly messageId: string;
}

async function asked(town: Town, identity: string, over: object = {}): Promise<Asked> {
  const who = await linked(town, identity);
  await optIn(town, who.customer.enter.county, true, { fileMegabytes: 1, actionMegabytes: 3 });
  const { messageId } = await send(who, { ...uploadAction, ...over });
  return { ...who, messageId };
}

const file = (name: string, bytes: Uint8Array | string, mimeType = 'application/pdf') => ({
  name,
  mimeType,
  buffer: Buffer.from(bytes as string),
});

/** A photo that no camera could make smaller: every pixel by chance. */
async function photo(page: Page, name: string, side: number) {
  const base64 = await page.evaluate(async (pixels) => {
    const canvas = document.createElement('canvas');
    canvas.width = pixels;
    canvas.height = pixels;
    const context = canvas.getContext('2d')!;
    const image = context.createImageData(pixels, pixels);
    for (let at = 0; at < image.data.length; at++) image.data[at] = (at * 7919 + (at >> 3) * 104729) % 256;
    context.putImageData(image, 0, 0);
    return canvas.toDataURL('image/jpeg', 0.95).split(',')[1]!;
  }, side);
  return { name, mimeType: 'image/jpeg', buffer: Buffer.from(base64, 'base64') };
}

test('a document is added, taken back, added again, said to be unsent, and sent; the receipt names it', async ({
  signInAs,
  page,
  town,
}) => {
  const ana = await asked(town, 'customer-5');
  await signInAs('customer-5', `/portal/messages/${ana.messageId}/action`);
  await addFile(page).setInputFiles(file('lease.pdf', await pdf()));
  await expect(added(page).getByRole('link', { name: 'lease.pdf' })).toBeVisible();
  await expectAllWell(page, 'Send a document to the county');
  await added(page).getByRole('button', { name: 'Remove lease.pdf' }).click();
  await expect(added(page)).toHaveCount(0);
  await addFile(page).setInputFiles([file('lease 2.pdf', await pdf(2)), file('note.pdf', await pdf())]);
  await expect(added(page).getByRole('listitem')).toHaveCount(2);
  await page.getByRole('navigation', { name: 'Portal' }).getByRole('link', { name: 'Messages' }).click();
  await expect(row(page, 'Your lease')).toContainText('2 documents added, not sent yet');
  await page.getByRole('link', { name: 'Your lease' }).click();
  await page.getByRole('link', { name: 'Send a document to the county' }).click();
  await sendToCounty(page).click();
  await expectAllWell(page, 'Your receipt');
  await expect(page.getByText(/^lease 2\.pdf \(/)).toBeVisible();
  await expect(page.getByText(/^note\.pdf \(/)).toBeVisible();
  expect(await statusFor(ana, ana.messageId)).toBe('Action Completed');
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('navigation', { name: 'Portal' })).toBeHidden();
  await expect(page.getByText(/^lease 2\.pdf \(/)).toBeVisible();
  await page.emulateMedia({ media: 'screen' });
  await act(ana, ana.messageId, 'close');
});

test('each file that is not taken says why, and what helps', async ({ signInAs, page, town }) => {
  const ana = await asked(town, 'customer-5');
  await signInAs('customer-5', `/portal/messages/${ana.messageId}/action`);
  const refusalOf = async (name: string, bytes: Uint8Array | string, text: string) => {
    await addFile(page).setInputFiles(file(name, bytes));
    const alert = page.getByRole('alert').filter({ hasText: name });
    await expect(alert).toContainText(text);
    return alert;
  };
  await refusalOf('nothing.pdf', '', 'This file is empty.');
  await refusalOf('song.pdf', 'la la la', 'This kind of file cannot be sent.');
  await refusalOf('secret.pdf', await pdfWithPassword('user'), 'Save a copy without the password');
  await expectNoViolations(page);
  await expectToFit(page);
  await page.getByRole('button', { name: 'Español' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'secret.pdf' })).toContainText('sin contraseña');
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('button', { name: 'Close the notice about secret.pdf' }).click();
  await expect(page.getByText('secret.pdf')).toHaveCount(0);
  const large = await photo(page, 'photo.jpg', 1_400);
  expect(large.buffer.length).toBeGreaterThan(1_000_000);
  await addFile(page).setInputFiles(large);
  await expect(page.getByRole('alert').filter({ hasText: 'photo.jpg' })).toContainText('at most 1 MB');
  await page.getByRole('button', { name: 'Make it smaller' }).click();
  await expect(added(page).getByRole('link', { name: 'photo.jpg' })).toBeVisible();
  await act(ana, ana.messageId, 'close', { note: 'Not needed any more.' });
  await expect(page.getByRole('heading', { name: 'There is nothing left to do here' })).toBeVisible();
});

test('what is on its way shows how far it is, can be cancelled, and waits for a server that is busy', async ({
  signInAs,
  page,
  town,
}) => {
  const ana = await asked(town, 'customer-5');
  await signInAs('customer-5', `/portal/messages/${ana.messageId}/action`);
  await page.route('**/documents', () => undefined);
  await addFile(page).setInputFiles(file('lease.pdf', await pdf()));
  await expect(page.getByRole('progressbar', { name: 'Adding lease.pdf' })).toBeVisible();
  await expectNoViolations(page);
  await sendToCounty(page).click();
  await expect(page.getByRole('alert')).toContainText('A document is still being added.');
  await page.getByRole('button', { name: 'Cancel lease.pdf' }).click();
  await expect(page.getByRole('progressbar')).toHaveCount(0);
  await addFile(page).setInputFiles(file('lease.pdf', await pdf()));
  await expect(page.getByRole('progressbar')).toBeVisible();
  await page.reload();
  await expect(
    page.getByText(/^These files were not added\. Please choose them again: lease\.pdf$/),
  ).toBeVisible();
  await page.unroute('**/documents');
  let busy = true;
  await page.route('**/documents', async (route) => {
    if (!busy) return route.continue();
    busy = false;
    return route.fulfill({
      status: 503,
      headers: { 'Retry-After': '1' },
      contentType: 'application/problem+json',
      body: JSON.stringify({ status: 503, code: 'uploads_full', title: 'Busy', detail: 'Busy' }),
    });
  });
  await addFile(page).setInputFiles(file('lease.pdf', await pdf()));
  await expect(added(page).getByRole('link', { name: 'lease.pdf' })).toBeVisible();
  expect(busy).toBe(false);
  await act(ana, ana.messageId, 'close', { note: 'Not needed any more.' });
});

test('several photos become the pages of one document, in the order that they were put in', async ({
  signInAs,
  page,
  town,
}) => {
  const ana = await asked(town, 'customer-5');
  await signInAs('customer-5', `/portal/messages/${ana.messageId}/action`);
  const pages = [await photo(page, 'first.jpg', 200), await photo(page, 'second.jpg', 220)];
  await addFile(page).setInputFiles(pages);
  await expect(page.getByRole('heading', { name: 'Pages of one document' })).toBeFocused();
  await expectAllWell(page, 'Send a document to the county');
  await page.getByRole('button', { name: 'Move page 2 up' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('second.jpg is now page 1.')).toBeAttached();
  await page.getByRole('button', { name: 'Add this document (2 pages)' }).click();
  await expect(added(page).getByRole('listitem')).toHaveCount(1);
  await expect(added(page)).toContainText('second.jpg');
  await sendToCounty(page).click();
  await expectAllWell(page, 'Your receipt');
  const { entries } = await ana.worker.get<{
    entries: readonly { documents: readonly { pages: number }[] }[];
  }>(`/api/v1/e-messages/${ana.messageId}`);
  expect(entries.at(-1)!.documents).toEqual([expect.objectContaining({ pages: 2 })]);
  await act(ana, ana.messageId, 'close');
});

test('View Document: opened, confirmed, and returned, one step after the other', async ({
  signInAs,
  page,
  town,
}) => {
  const who = await linked(town, 'customer-5');
  const { county } = who.customer.enter;
  await optIn(town, county);
  const form = { title: 'Rights and Responsibilities', returnExpected: true, bytes: await pdf(3) };
  const formId = await addForm(town, county, form);
  const { messageId } = await send(who, {
    ...{ type: 'Action', actionType: 'View Document', formId },
    ...{ subject: 'Please read this', body: 'Read it, sign it, and send it back.' },
  });
  await signInAs('customer-5', `/portal/messages/${messageId}/action`);
  await expectAllWell(page, 'Read a document from the county');
  await expect(page.getByText(/^Rights and Responsibilities \(English, PDF, \d/)).toBeVisible();
  await page.getByRole('button', { name: 'I have read it' }).click();
  await expect(page.getByRole('alert')).toContainText('Open the document first.');
  await expectNoViolations(page);
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Open the document' }).click();
  expect((await download).suggestedFilename()).toBe('Rights and Responsibilities.pdf');
  await expect(
    page.getByRole('listitem').filter({ hasText: 'Open the document' }).getByText('Done'),
  ).toBeVisible();
  await page.getByRole('button', { name: 'I have read it' }).click();
  await expect(page.getByText('You have confirmed that you have read it.')).toBeVisible();
  await expectAllWell(page, 'Read a document from the county');
  await sendToCounty(page).click();
  await expect(page.getByRole('alert')).toContainText('Add the completed document first.');
  await addFile(page).setInputFiles(file('signed.pdf', await pdf(3)));
  await expect(added(page).getByRole('link', { name: 'signed.pdf' })).toBeVisible();
  await sendToCounty(page).click();
  await expectAllWell(page, 'Your receipt');
  await expect(page.getByText('You confirmed that you have read: Rights and Responsibilities')).toBeVisible();
  expect(await statusFor(who, messageId)).toBe('Action Completed');
});

test('View Document without a return: "I have read it" is all there is to do', async ({
  signInAs,
  page,
  town,
}) => {
  const who = await linked(town, 'customer-5');
  const { county } = who.customer.enter;
  await optIn(town, county);
  const formId = await addForm(town, county, { title: 'Notice', returnExpected: false, bytes: await pdf() });
  const { messageId } = await send(who, {
    ...{ type: 'Action', actionType: 'View Document', formId },
    ...{ subject: 'Only to read', body: 'Please read it.' },
  });
  await signInAs('customer-5', `/portal/messages/${messageId}`);
  await page.getByRole('link', { name: 'Read a document from the county' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Open the document' }).click();
  await download;
  await page.getByRole('button', { name: 'I have read it' }).click();
  await expectAllWell(page, 'Your receipt');
  expect(await statusFor(who, messageId)).toBe('Action Completed');
  await page.getByRole('link', { name: 'Go to the conversation' }).click();
  await expect(page.getByText('You sent it. The county is looking at it')).toHaveCount(0);
  await expect(page.getByText('You sent this to the county')).toBeVisible();
});
