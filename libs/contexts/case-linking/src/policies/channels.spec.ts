import { eligibleChannels } from './channels.js';

const idOf = (kind: string, address: string) => `${kind}/${address}`;
const phone = (type: string, number = '2135550117') => ({ type, number });

test('the customer sees masks only', () => {
  const contact = { email: 'jane.roe@example.org', phones: [phone('Cell')] };
  expect(eligibleChannels(contact, idOf)).toEqual([
    {
      id: 'email/jane.roe@example.org',
      kind: 'email',
      address: 'jane.roe@example.org',
      masked: 'j•••@e•••.org',
    },
    { id: 'text/2135550117', kind: 'text', address: '2135550117', masked: '(•••) •••-••17' },
  ]);
});

test('Cell, Main, Message, Home and Work take a code; Fax, TDD and Toll Free never', () => {
  const types = ['Cell', 'Fax', 'Home', 'Message', 'Main', 'TDD', 'Toll Free', 'Work'];
  const phones = types.map((type, index) => phone(type, `213555010${index}`));
  expect(eligibleChannels({ phones }, idOf).map((each) => each.address)).toEqual([
    '2135550100',
    '2135550102',
    '2135550103',
    '2135550104',
    '2135550107',
  ]);
});

test.each([
  ...['', 'jane', 'jane@', '@example.org', 'jane@example', 'jane@example.', 'ja ne@example.org'],
  ...['jane@example.org.', 'jane.@example.org', 'jane@-example.org'],
])('an address like "%s" is no channel', (email) => {
  expect(eligibleChannels({ email, phones: [] }, idOf)).toEqual([]);
});

test.each(['0000000000', '1111111111', '442079460958', '+45 12 34 56 78', '2130550117'])(
  'a number like %s is no channel',
  (number) => {
    expect(eligibleChannels({ phones: [phone('Cell', number)] }, idOf)).toEqual([]);
  },
);

test('a number is offered once, however it is written, and only if it is whole', () => {
  const phones = [phone('Cell'), phone('Home', '1 (213) 555-0117'), phone('Work', '5550117')];
  expect(eligibleChannels({ phones }, idOf)).toHaveLength(1);
});
