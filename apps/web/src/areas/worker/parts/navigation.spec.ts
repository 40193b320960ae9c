import { navigation, paths, placeOf } from './navigation.js';

const rights = new Set(['case-link:view']);
const textsOf = (pathname: string, openCase?: string) => {
  const { global, local, task } = placeOf(navigation(openCase, rights), pathname);
  return [global?.text, local?.text, task?.text];
};

test('the search is found under Case Info, e-Tools, Case Link Request', () => {
  expect(textsOf(paths.linkRequests)).toEqual(['Case Info', 'e-Tools', 'Case Link Request']);
});

test.each([paths.selectPerson('r1'), paths.linkSummary('r1', 'p1'), paths.unlink, paths.unlinkSummary('p1')])(
  '%s belongs to the same task',
  (path) => expect(textsOf(path)).toEqual(['Case Info', 'e-Tools', 'Case Link Request']),
);

test('the contact pages belong to the case that is open', () => {
  expect(textsOf(paths.contactDetail('B19X', 'p1'), 'B19X')).toEqual([
    'Case Info',
    'Contact',
    'Contact Summary',
  ]);
});

test('without an open case the contact entry leads to the Cases List', () => {
  const contact = navigation(undefined, rights)[1]!.locals.find(({ text }) => text === 'Contact');
  expect(contact!.tasks[0]!.path).toBe(paths.cases);
});

test('the Cases List is shown under Case Summary, also while no case is open', () => {
  const caseSummary = ['Case Info', 'Case Summary', 'Cases List'];
  expect(textsOf(paths.cases)).toEqual(caseSummary);
  expect(textsOf(paths.cases, 'B19X')).toEqual(caseSummary);
});

test('home is home, and nothing else is', () => {
  expect(textsOf(paths.home)).toEqual(['Home', undefined, undefined]);
  expect(textsOf('/worker/keyboard')).toEqual([undefined, undefined, undefined]);
});

test('the supervisor queue is shown to those who edit settings', () => {
  const tasks = (held: Set<string>) =>
    navigation(undefined, held)[1]!.locals[0]!.tasks.map(({ text }) => text);
  expect(tasks(rights)).not.toContain('Supervisor Queue');
  expect(tasks(new Set(['settings:edit']))).toContain('Supervisor Queue');
});

test('E-Messages stand beside Case Link Request for whoever may see them', () => {
  const seeing = navigation(undefined, new Set(['e-message:view']));
  const { global, local, task } = placeOf(seeing, paths.eMessageAsCustomer('m1'));
  expect([global?.text, local?.text, task?.text]).toEqual(['Case Info', 'e-Tools', 'E-Messages']);
  const texts = navigation(undefined, rights)[1]!.locals[0]!.tasks.map(({ text }) => text);
  expect(texts).not.toContain('E-Messages');
});
