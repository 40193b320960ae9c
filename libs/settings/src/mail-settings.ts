import type { TextGatewaySettings } from '#contexts/outbox';
import type { SmtpSettings } from '#contexts/outbox/smtp';
import type { SettingReader } from './setting-reader.js';

/** How messages leave. `outbox`: not at all, a page shows them. */
export type MailSettings =
  | { readonly transport: 'outbox' }
  | {
      readonly transport: 'smtp';
      readonly smtp: SmtpSettings;
      /** Undefined: no texts are offered, and those that wait fail as `no_gateway`. */
      readonly texts: TextGatewaySettings | undefined;
    };

const address = /^[^\s<>@"(),:;[\]\\]+@[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?$/;
const smtpExample = 'such as smtp://user:password@mail.example.gov:587 or smtps://mail.example.gov';
const fromExample = 'an address such as Yolo County <no-reply@portal.example.gov>';

/** `MAIL_TRANSPORT`, `SMTP_URL`, `MAIL_FROM`, `TEXT_GATEWAY_URL`, `TEXT_GATEWAY_TOKEN`: docs/mail.md. */
export function mailSettings(
  read: SettingReader,
  { production }: { readonly production: boolean },
): MailSettings {
  const transport = read.text('MAIL_TRANSPORT') ?? 'outbox';
  if (transport !== 'smtp') {
    if (transport !== 'outbox')
      read.wrong(`MAIL_TRANSPORT=${transport}`, 'must be one of outbox, smtp', undefined);
    return { transport: 'outbox' };
  }
  return {
    transport,
    smtp: { ...smtpServer(read, production), from: sender(read) },
    texts: textGateway(read, production),
  };
}

/** `CHECKPOINT_MAIL_TO`: who gets the checkpoints of the ledgers every day; addresses with commas between them. */
export function checkpointMailTo(read: SettingReader): readonly string[] {
  const all = (read.text('CHECKPOINT_MAIL_TO') ?? '').split(',').map((each) => each.trim());
  const given = all.filter((each) => each !== '');
  const wrong = given.filter((each) => !address.test(each));
  return wrong.length === 0
    ? [...new Set(given)]
    : read.wrong('CHECKPOINT_MAIL_TO', `${wrong.join(', ')} must be addresses such as audit@example.gov`, []);
}

/** Texts need a gateway; the outbox of the demo shows both. */
export const waysOf = (mail: MailSettings): readonly ('email' | 'text')[] =>
  mail.transport === 'smtp' && mail.texts === undefined ? ['email'] : ['email', 'text'];

function smtpServer(read: SettingReader, production: boolean): Omit<SmtpSettings, 'from'> {
  const text = read.secret('SMTP_URL');
  const url = text !== undefined && URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^smtps?:$/.test(url.protocol) || url.hostname === '')
    return read.wrong('SMTP_URL', `must be an address ${smtpExample}`, nowhere);
  const secure = url.protocol === 'smtps:';
  const tls = url.searchParams.get('tls') ?? (production ? 'required' : 'offered');
  if (tls !== 'required' && tls !== 'offered')
    return read.wrong('SMTP_URL', 'tls= must be required or offered', nowhere);
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? (secure ? 465 : 587) : Number(url.port),
    tls: secure ? 'from_start' : tls,
    ...login(read, url),
  };
}

function login(read: SettingReader, { username, password }: URL): Pick<SmtpSettings, 'user' | 'password'> {
  try {
    return {
      user: username === '' ? undefined : decodeURIComponent(username),
      password: password === '' ? undefined : decodeURIComponent(password),
    };
  } catch {
    return read.wrong('SMTP_URL', 'write a % in the user or the password as %25', nowhere);
  }
}

/** Goes on with this after a problem; the server does not start with it. */
const nowhere = {
  host: '',
  port: 0,
  user: undefined,
  password: undefined,
  tls: 'required',
} as const;

function sender(read: SettingReader): SmtpSettings['from'] {
  const text = read.needed('MAIL_FROM', fromExample);
  const [, name, inside] = /^([^<>\r\n]*)<([^<>]*)>$/.exec(text) ?? [];
  const from = { name: (name ?? '').trim().replace(/^"(.*)"$/, '$1'), address: inside ?? text };
  return text === '' || address.test(from.address)
    ? from
    : read.wrong(`MAIL_FROM=${text}`, `must be ${fromExample}`, from);
}

function textGateway(read: SettingReader, production: boolean): TextGatewaySettings | undefined {
  const url = read.text('TEXT_GATEWAY_URL');
  const token = read.secret('TEXT_GATEWAY_TOKEN');
  if (url === undefined) return undefined;
  const found = URL.canParse(url) ? new URL(url) : undefined;
  if (found === undefined || !/^https?:$/.test(found.protocol) || found.username !== '')
    return read.wrong('TEXT_GATEWAY_URL', 'must be an address such as https://texts.example.gov/send', {
      url,
      token,
    });
  if (production && found.protocol !== 'https:')
    read.wrong('TEXT_GATEWAY_URL', 'must begin with https:// when NODE_ENV=production', undefined);
  return { url, token };
}
