import { tabTo } from './support/keyboard.js';
import { attemptOf, codeField, codeOf, linkForm } from './support/portal.js';
import { expect, test } from './support/test.js';

test.use({ scene: 'portal-keyboard' });

test('a customer links a case with the keyboard alone, and every page begins at its title', async ({
  page,
  town,
}) => {
  const { enter, name } = town.customer('customer-1');
  const { keyboard } = page;
  const title = (text: string) => page.getByRole('heading', { level: 1, name: text });
  await page.goto('/portal');
  await expect(title('Sign in')).toBeFocused();
  await tabTo(page, page.getByRole('button', { name: `${name} customer-1`, exact: true }));
  await keyboard.press('Enter');
  await expect(title('Your case online')).toBeFocused();
  const whereThingsStand = page.getByRole('region', { name: 'Where things stand' });
  await tabTo(page, whereThingsStand.getByRole('link', { name: 'Link my case' }));
  await keyboard.press('Enter');
  await expect(title('Link my case')).toBeFocused();
  const form = linkForm(page);
  await tabTo(page, form.month);
  await keyboard.type('February');
  await tabTo(page, form.day);
  await keyboard.type(enter.dateOfBirth.slice(8));
  await tabTo(page, form.year);
  await keyboard.type(enter.dateOfBirth.slice(0, 4));
  await tabTo(page, form.zipCode);
  await keyboard.type(enter.zipCode);
  await tabTo(page, form.county);
  await keyboard.type('los');
  await keyboard.press('ArrowDown');
  await expect(form.county).toHaveAttribute('aria-activedescendant', /./);
  await expect(page.getByRole('option', { name: 'Los Angeles' })).toHaveId(
    (await form.county.getAttribute('aria-activedescendant'))!,
  );
  await keyboard.press('Enter');
  await expect(form.county).toHaveValue('Los Angeles');
  await expect(form.county).toHaveAttribute('aria-expanded', 'false');
  // The first press leaves the case number out: the summary leads to it.
  await keyboard.press('Enter');
  await expect(page.getByRole('alert')).toBeFocused();
  await tabTo(page, page.getByRole('link', { name: 'Enter your case number.' }));
  await keyboard.press('Enter');
  await expect(form.caseNumber).toBeFocused();
  await keyboard.type(enter.caseNumber.toLowerCase());
  await keyboard.press('Enter');
  await expect(title('Where should we send your code?')).toBeFocused();
  await tabTo(page, page.getByRole('radio', { name: /^By e-mail/ }));
  await keyboard.press('Space');
  await keyboard.press('ArrowDown');
  await expect(page.getByRole('radio', { name: /^By text message/ })).toBeChecked();
  await keyboard.press('ArrowUp');
  await tabTo(page, page.getByRole('button', { name: 'Send the code' }));
  await keyboard.press('Enter');
  await expect(title('Enter your code')).toBeFocused();
  await tabTo(page, codeField(page));
  await keyboard.type(await codeOf(await town.person('ops'), attemptOf(page)));
  await tabTo(page, page.getByRole('button', { name: 'Link my case' }));
  await keyboard.press('Space');
  await expect(title('Your case is linked')).toBeFocused();
  await tabTo(page, page.getByRole('link', { name: 'See my cases' }));
  await keyboard.press('Enter');
  await expect(title('My cases')).toBeFocused();
});

test('the list of counties opens, moves, and closes without a choice by the keys of a combo box', async ({
  signInAs,
  page,
}) => {
  const { county } = linkForm(await signInAs('customer-7', '/portal/link'));
  const marked = page.getByRole('option', { selected: false });
  await tabTo(page, county);
  await page.keyboard.press('ArrowDown');
  await expect(county).toHaveAttribute('aria-expanded', 'true');
  await page.keyboard.press('Escape');
  await expect(county).toHaveAttribute('aria-expanded', 'false');
  await expect(county).toHaveValue('');
  await page.keyboard.type('san d');
  await expect(page.getByText('1 county found. Use the up and down arrows to choose.')).toBeAttached();
  await expect(marked.filter({ hasText: 'San Diego' })).toBeVisible();
  // Leaving takes the only one that is left.
  await page.keyboard.press('Tab');
  await expect(county).toHaveValue('San Diego');
});

test('what stands above every page is passed over by one press', async ({ signInAs, page }) => {
  await signInAs('customer-7', '/portal/requests');
  await expect(page.getByRole('heading', { name: 'My requests' })).toBeFocused();
  await page.reload();
  await page.getByRole('heading', { name: 'My requests' }).blur();
  await tabTo(page, page.getByRole('link', { name: 'Skip to main content' }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'My requests' })).toBeFocused();
  await expect(page, 'it is no step of the history').toHaveURL('/portal/requests');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('main').getByRole('link', { name: 'Link my case' })).toBeFocused();
});
