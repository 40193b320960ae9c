import { SendDelayed, SendRefused } from '../src/transport.js';

/** What nodemailer says of a failure. Its text may quote an address, so it is never passed on. */
export interface SmtpError {
  readonly code?: string;
  /** What the system said, such as `ECONNREFUSED` or `CERT_HAS_EXPIRED`. */
  readonly originalCode?: string;
  readonly command?: string;
  /** The server's reply, as `550 5.1.1 <ana@example.org> unknown`. */
  readonly response?: string;
  readonly responseCode?: number;
}

/** Replies to MAIL FROM, RCPT TO and DATA that are about us and not about the message (RFC 4954, 3030, 7672). */
const signInReplies: ReadonlySet<number> = new Set([530, 534, 535, 538]);

/** Node's and OpenSSL's names for a certificate that does not hold, and for no TLS on the other side. */
const noTrust = /CERT|TLS|SSL|SIGNATURE|EPROTO/;

/**
 * Temporary replies (4yz) and silence are tried again; permanent ones (5yz) are final where they answer the message
 * itself (RFC 5321, 4.2.1). A permanent reply to the connection, the greeting or the password is about our settings:
 * once they are mended, the message can still go.
 */
export function failureOf(error: SmtpError): SendRefused | SendDelayed {
  const { code, originalCode = '', command = '', responseCode } = error;
  if (noTrust.test(originalCode) || code === 'ETLS' || code === 'EAUTH' || code === 'ENOAUTH')
    return notLetIn(error);
  if (responseCode !== undefined && signInReplies.has(responseCode)) return notLetIn(error);
  if (responseCode !== undefined && responseCode >= 400 && responseCode < 500)
    return new SendDelayed(`the mail server answers ${responseCode}`, 'try_later');
  const answersMessage = command === 'MAIL FROM' || command === 'RCPT TO' || command === 'DATA';
  if (responseCode !== undefined && responseCode >= 500 && responseCode !== 503 && answersMessage)
    return new SendRefused(`the mail server answers ${responseCode}`, reasonOf(error));
  if (responseCode === undefined && (code === 'EENVELOPE' || code === 'EMESSAGE'))
    return new SendRefused('no mail can be made of it', code === 'EENVELOPE' ? 'no_such_address' : 'refused');
  return responseCode === undefined
    ? new SendDelayed(`the mail server cannot be reached (${code ?? 'unknown'})`, 'unreachable')
    : new SendDelayed(`the mail server answers ${responseCode}`, 'try_later');
}

/** Whether it took long to fail: then the next message would too. */
export const wasSlow = ({ code }: SmtpError): boolean => code === 'ETIMEDOUT' || code === 'EABORT';

function notLetIn({ responseCode, code }: SmtpError): SendDelayed {
  const temporary = responseCode !== undefined && responseCode < 500;
  return new SendDelayed(
    `the mail server does not let us in (${responseCode ?? code})`,
    temporary ? 'try_later' : 'sign_in_refused',
  );
}

/** Enhanced status codes X.1.1 to X.1.3, X.1.6, X.1.10 and X.2.1 say that there is no such mailbox (RFC 3463). */
const noSuchMailbox = /^\d{3}[ -]5\.(1\.(1|2|3|6|10)|2\.1)\b/;

const reasonOf = ({ response = '', command }: SmtpError) =>
  noSuchMailbox.test(response) && command === 'RCPT TO' ? 'no_such_address' : 'refused';
