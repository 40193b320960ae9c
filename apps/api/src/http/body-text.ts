import { isUtf8 } from 'node:buffer';
import { HttpProblem } from './problem.js';

/** The text of a body; an HttpProblem when it is not UTF-8 (400), or says that it is something else (415). */
export function bodyText(bytes: Buffer, contentType: string | undefined): string | HttpProblem {
  if (charsetsOf(contentType).some((each) => each !== 'utf-8' && each !== 'utf8'))
    return new HttpProblem(
      415,
      'unsupported_media_type',
      'Send the body in UTF-8: another charset is declared in Content-Type.',
    );
  // Decoding would put a question mark for every letter that it does not know, and names would be stored so.
  if (!isUtf8(bytes))
    return new HttpProblem(400, 'not_utf8', 'The body is not UTF-8. Encode it so, then send it again.');
  return bytes.toString('utf8');
}

/** Every charset that is declared, in lower case and without quotes. */
const charsetsOf = (contentType = ''): readonly string[] =>
  contentType
    .split(';')
    .slice(1)
    .map((each) =>
      each
        .trim()
        .toLowerCase()
        .split(/\s*=\s*/),
    )
    .filter(([name]) => name === 'charset')
    .map(([, value = '']) => value.replaceAll(/^["']|["']$/g, ''));
