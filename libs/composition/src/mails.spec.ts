import { mailNamed } from '#bounded-context';
import { render } from '#contexts/outbox';
import { languages } from '#kernel';
import { mails } from './contexts.js';

const params: Readonly<Record<string, string>> = {
  portal: 'https://portal.example',
  attemptId: 't-1',
  code: '01234567',
  minutes: '30',
  countyName: 'Yolo',
  threadId: 'm1',
  ...{ day: '2026-05-01', main: 'a note', looks: '', sealed: '7 events', renewals: 'none' },
  unsent: 'Documents are not sent yet.',
};

test('every mail has a name of its own', () => {
  expect(new Set(mails.map(({ name }) => name)).size).toBe(mails.length);
});

test.each(mails.map((each) => [each.name, each] as const))(
  '%s can be rendered in both languages by mail and text from what it needs',
  (_, mail) => {
    const given = Object.fromEntries(['portal', ...mail.needs].map((each) => [each, params[each]!]));
    const [english, spanish] = languages.map((language) => {
      const written = render({ mail, channel: 'email', language, params: given });
      const text = render({ mail, channel: 'text', language, params: given });
      expect(written.subject).toBeTruthy();
      expect(text.subject).toBeUndefined();
      expect(`${written.subject}${written.text}${text.text}`).not.toMatch(/[{}]/);
      return written.text;
    });
    expect(english).not.toBe(spanish);
  },
);

test('the verification message has the code and a link whose code no server sees', () => {
  const mail = mailNamed(mails, 'verification_code')!;
  for (const channel of ['email', 'text'] as const) {
    const { text } = render({ mail, channel, language: 'en', params });
    expect(text).toContain('01234567');
    expect(text).toContain('https://portal.example/portal/verify/t-1#01234567');
  }
  expect(mails.filter(({ secret }) => secret !== undefined)).toEqual([mail]);
});

test('the notice of a changed contact carries no data at all', () => {
  const mail = mailNamed(mails, 'contact_changed')!;
  expect(mail.needs).toEqual([]);
  const { text } = render({ mail, channel: 'email', language: 'en', params: {} });
  expect(text).toContain('please contact your county right away');
});

/** 3GPP TS 23.038, 6.2.1: the alphabet of phones, with what it writes by an escape. */
const gsm7 = /^[@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&'()*+,\-./0-9:;<=>?¡A-ZÄÖÑÜ§¿a-zäöñüà^{}\\[~\]|€]*$/;

test('a code goes to phones in their own alphabet, in both languages: no letter makes a message hold half as much', () => {
  for (const mail of mails.filter(({ secret }) => secret !== undefined))
    for (const language of languages)
      expect(render({ mail, channel: 'text', language, params }).text).toMatch(gsm7);
});
