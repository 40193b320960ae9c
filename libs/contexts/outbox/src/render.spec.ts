import type { Mail } from '#bounded-context';
import { render } from './render.js';
import { messageIdHeader } from './transport.js';

const mail: Mail = {
  name: 'visit',
  needs: ['day'],
  wordings: {
    en: { subject: 'Your visit', mail: ['Come on {day}.', '{countyContact}'], text: 'Come on {day}.' },
    es: { subject: 'Su visita', mail: ['Venga el {day}.', '{countyContact}'], text: 'Venga el {day}.' },
  },
};
const mailed = (params: Readonly<Record<string, string>>) =>
  render({ mail, channel: 'email', language: 'en', params });

test('a mail has a subject, a text has none, and each is in its language', () => {
  expect(mailed({ day: 'Monday' })).toEqual({ subject: 'Your visit', text: 'Come on Monday.\n' });
  expect(render({ mail, channel: 'text', language: 'es', params: { day: 'lunes' } })).toEqual({
    text: 'Venga el lunes.',
  });
});

test('how to reach the county stands last in a mail, and nothing stands there where it is not set', () => {
  const reached = mailed({ day: 'Monday', countyContact: 'Yolo County\n(530) 555-0157' }).text;
  expect(reached).toBe('Come on Monday.\n\nYolo County\n(530) 555-0157\n');
  expect(mailed({ day: 'Monday', countyContact: '' })).toEqual(mailed({ day: 'Monday' }));
});

test('a message with a hole in it is not made', () => {
  expect(() => mailed({})).toThrow('the message needs "day"');
  expect(() => mailed({ toString: 'x' })).toThrow('the message needs "day"');
});

test('the Message-ID is the same at every attempt', () => {
  expect(messageIdHeader('m-1', 'portal.example')).toBe('<m-1@portal.example>');
});
