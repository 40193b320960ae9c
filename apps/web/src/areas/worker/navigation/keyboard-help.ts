/** What the keyboard help page lists. */
export const keyboardHelp: readonly {
  readonly where: string;
  readonly keys: readonly (readonly [keys: string, does: string])[];
}[] = [
  {
    where: 'Everywhere',
    keys: [
      ['?', 'this page'],
      ['g h', 'Home'],
      ['g r', 'Case Link Request Search'],
      ['g m', 'e-Messages Search'],
      ['g c', 'Cases List'],
      ['g q', 'Supervisor Queue'],
      ['/', 'to the first search field'],
      ['Ctrl p', 'print this page, which is recorded'],
    ],
  },
  {
    where: 'Case Link Request Search',
    keys: [
      ['j', 'next row'],
      ['k', 'previous row'],
      ['Enter', 'open the request, view only'],
      ['s', 'Submit the request'],
      ['t', 'take the request, or put it back'],
      ['x', 'choose the row for a bulk action'],
      ['n', 'next page'],
      ['p', 'previous page'],
    ],
  },
  {
    where: 'e-Messages Search',
    keys: [
      ['j', 'next row'],
      ['k', 'previous row'],
      ['Enter', 'open the e-Message'],
      ['v', 'View it as the customer sees it'],
      ['x', 'choose the row for Reassign'],
      ['a', 'Add e-Message'],
      ['n', 'next page'],
      ['p', 'previous page'],
    ],
  },
  {
    where: 'e-Messages Detail',
    keys: [
      ['e', 'Edit'],
      ['Ctrl Enter', 'Save'],
      ['Escape', 'Close; in a field, leave the field first'],
    ],
  },
  {
    where: 'Select Person',
    keys: [
      ['j', 'next person'],
      ['k', 'previous person'],
      ['s', 'Select'],
    ],
  },
  {
    where: 'Case Link Select Person Summary',
    keys: [
      ['c', 'Continue'],
      ['r', 'Reject'],
      ['u', 'Unlink'],
      ['n', 'Next request, once this one is over'],
      ['Escape', 'Cancel or Close'],
    ],
  },
];
