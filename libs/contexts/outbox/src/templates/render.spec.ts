import { templateNames } from '../domain/values.js';
import { messageIdHeader } from '../transport.js';
import { needsCode, render, templates } from './render.js';

const params = {
  portal: 'https://portal.example',
  attemptId: 't-1',
  code: '01234567',
  minutes: '30',
  countyName: 'Yolo',
};
const languages = ['en', 'es'] as const;

test.each(templateNames)(
  '%s can be rendered in both languages by mail and text from what it needs',
  (name) => {
    const given = Object.fromEntries(
      ['portal', ...templates[name].needs].map((each) => [each, params[each as keyof typeof params]]),
    );
    for (const language of languages) {
      const mail = render({ template: name, channel: 'email', language, params: given });
      const text = render({ template: name, channel: 'text', language, params: given });
      expect(mail.subject).toBeTruthy();
      expect(text.subject).toBeUndefined();
      expect(`${mail.subject}${mail.text}${text.text}`).not.toMatch(/[{}]/);
    }
    const [english, spanish] = languages.map(
      (language) => render({ template: name, channel: 'email', language, params: given }).text,
    );
    expect(english).not.toBe(spanish);
  },
);

test('the verification message has the code and a link whose code no server sees', () => {
  for (const channel of ['email', 'text'] as const) {
    const { text } = render({ template: 'verification_code', channel, language: 'en', params });
    expect(text).toContain('01234567');
    expect(text).toContain('https://portal.example/portal/verify/t-1#01234567');
  }
  expect(templateNames.filter(needsCode)).toEqual(['verification_code']);
});

test('the notice of a changed contact carries no data at all', () => {
  expect(templates.contact_changed.needs).toEqual([]);
  const { text } = render({ template: 'contact_changed', channel: 'email', language: 'en', params: {} });
  expect(text).toContain('please contact your county right away');
});

test('how to reach the county stands last in a mail, and nothing stands there where it is not set', () => {
  const mail = (countyContact?: string) =>
    render({
      template: 'account_unlinked',
      channel: 'email',
      language: 'en',
      params: countyContact === undefined ? {} : { countyContact },
    }).text;
  expect(mail('Yolo County\n(530) 555-0157')).toBe(`${mail()}\nYolo County\n(530) 555-0157\n`);
  expect(mail('')).toBe(mail());
  expect(mail()).toMatch(/please contact your county\.\n$/);
});

test('a message with a hole in it is not made', () => {
  const incomplete = { portal: 'https://portal.example', attemptId: 't-1', minutes: '30' };
  expect(() =>
    render({ template: 'verification_code', channel: 'email', language: 'es', params: incomplete }),
  ).toThrow('the message needs "code"');
});

test('the Message-ID is the same at every attempt', () => {
  expect(messageIdHeader('m-1', 'portal.example')).toBe('<m-1@portal.example>');
});
