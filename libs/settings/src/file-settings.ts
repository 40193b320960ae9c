import type { ClamdAddress } from '#files';
import type { S3Settings } from '#files/s3';
import type { SettingReader } from './setting-reader.js';
import type { ReadStoreSettings } from './store-settings.js';

/** Where the documents are that people send. `folder`: `files/` in the data folder. */
export type FileSettings =
  | { readonly kind: 'folder' }
  | { readonly kind: 'gridfs'; readonly url: string }
  | { readonly kind: 's3'; readonly s3: S3Settings };

const folder = { kind: 'folder' } as const;
const s3Example = 'an address such as https://s3.us-west-2.amazonaws.com, without the bucket';

/** `FILES`, `S3_ENDPOINT`, `S3_BUCKET`, `S3_REGION`, `S3_PREFIX`, `S3_ACCESS_KEY_ID`, `S3_SECRET_ACCESS_KEY`: docs/documents.md. */
export function fileSettings(
  read: SettingReader,
  { readStore, production }: { readonly readStore: ReadStoreSettings; readonly production: boolean },
): FileSettings {
  // Several servers that each had a folder of their own would not find each other's documents.
  const kind = read.text('FILES') ?? (readStore.kind === 'mongodb' ? 'gridfs' : 'folder');
  if (kind === 'folder') return folder;
  if (kind === 's3') return { kind, s3: s3Settings(read, production) };
  if (kind !== 'gridfs') return read.wrong(`FILES=${kind}`, 'must be one of folder, gridfs, s3', folder);
  if (readStore.kind === 'mongodb') return { kind, url: readStore.url };
  return read.wrong('FILES=gridfs', 'needs READ_STORE=mongodb: it keeps documents at MONGODB_URL', folder);
}

function s3Settings(read: SettingReader, production: boolean): S3Settings {
  const endpoint = read.needed('S3_ENDPOINT', s3Example);
  const url = URL.canParse(endpoint) ? new URL(endpoint) : undefined;
  if (endpoint !== '' && (url === undefined || !/^https?:$/.test(url.protocol) || url.username !== ''))
    read.wrong('S3_ENDPOINT', `must be ${s3Example}`, undefined);
  if (production && url?.protocol === 'http:')
    read.wrong('S3_ENDPOINT', 'must begin with https:// when NODE_ENV=production', undefined);
  const bucket = read.needed('S3_BUCKET', 'the name of the bucket');
  if (bucket !== '' && !/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(bucket))
    read.wrong(`S3_BUCKET=${bucket}`, 'must be small letters, digits, dots and hyphens', undefined);
  const prefix = read.text('S3_PREFIX') ?? '';
  if (!/^([A-Za-z0-9_-]+\/)*$/.test(prefix))
    read.wrong(`S3_PREFIX=${prefix}`, 'must be letters, digits and hyphens, and end with /', undefined);
  return {
    endpoint,
    bucket,
    prefix,
    region: read.text('S3_REGION') ?? 'us-east-1',
    accessKeyId: read.secret('S3_ACCESS_KEY_ID') ?? read.wrong('S3_ACCESS_KEY_ID', 'must be given', ''),
    secretAccessKey:
      read.secret('S3_SECRET_ACCESS_KEY') ?? read.wrong('S3_SECRET_ACCESS_KEY', 'must be given', ''),
  };
}

/** `CLAMD`: where ClamAV's daemon scans documents; undefined: nobody does. */
export function scannerSettings(read: SettingReader): ClamdAddress | undefined {
  const text = read.text('CLAMD');
  if (text === undefined) return undefined;
  const [, path] = /^unix:(\/.+)$/.exec(text) ?? [];
  if (path !== undefined) return { path };
  const [, host = '', port = ''] = /^(\[[0-9a-f:]+\]|[A-Za-z0-9.-]+):(\d{1,5})$/i.exec(text) ?? [];
  if (Number(port) > 0 && Number(port) <= 65_535)
    return { host: host.replace(/^\[|\]$/g, ''), port: Number(port) };
  return read.wrong(
    `CLAMD=${text}`,
    'must be host:port, such as clamd:3310, or unix:/run/clamav/clamd.ctl',
    undefined,
  );
}
