import { bodyText } from './body-text.js';
import { HttpProblem } from './problem.js';

const refused = (bytes: Buffer, contentType?: string) => {
  const answer = bodyText(bytes, contentType);
  return answer instanceof HttpProblem ? [answer.status, answer.code] : answer;
};
const jose = '{"firstName":"José"}';

test.each([
  undefined,
  'application/json',
  'application/json; charset=utf-8',
  'application/json;charset="UTF-8"',
  'application/json; x=1; Charset = utf8',
])('a body in UTF-8 is read with Content-Type %s', (contentType) => {
  expect(bodyText(Buffer.from(jose), contentType)).toBe(jose);
});

test.each<[string, Buffer]>([
  ['Latin-1', Buffer.from(jose, 'latin1')],
  ['a letter that was cut', Buffer.from(jose).subarray(0, -3)],
  ['half of a pair of surrogates', Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22])],
  ['a letter written too long', Buffer.from([0x22, 0xc0, 0xaf, 0x22])],
  ['something compressed', Buffer.from([0x1f, 0x8b, 0x08, 0x00])],
])('a body that is not UTF-8 is refused: %s', (_what, bytes) => {
  expect(refused(bytes)).toEqual([400, 'not_utf8']);
});

test.each(['iso-8859-1', 'ISO-8859-1', '"windows-1252"', 'utf-16', 'us-ascii', '', 'utf-8; charset=latin1'])(
  'a body with the charset %j is refused, whatever is in it',
  (charset) => {
    expect(refused(Buffer.from('{}'), `application/json; charset=${charset}`)).toEqual([
      415,
      'unsupported_media_type',
    ]);
  },
);
