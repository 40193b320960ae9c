import { createHash } from 'node:crypto';
import { AwsClient } from 'aws4fetch';
import { Unavailable } from '#event-store';
import { collected, type FileStore, isFileId, type StoredFile } from '#files';
import { type Clock, type FileId, fileId, type Instant } from '#kernel';

/** Where the documents are: `endpoint/bucket/prefix…`. */
export interface S3Settings {
  /** Such as https://s3.us-west-2.amazonaws.com: without the bucket. */
  readonly endpoint: string;
  readonly region: string;
  readonly bucket: string;
  /** Stands before every key. Empty: nothing does. */
  readonly prefix: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

const answerWithinMilliseconds = 60_000;
const tries = 3;

/**
 * Files in a store that speaks S3. An object is there once it was put, as a whole, with the digest that the store
 * compares; keys are the ids alone, and nothing is written into metadata.
 */
export class S3FileStore implements FileStore {
  private readonly client: AwsClient;
  private readonly root: string;

  private constructor(
    private readonly settings: S3Settings,
    private readonly clock: Clock,
  ) {
    const { accessKeyId, secretAccessKey, region, endpoint, bucket } = settings;
    this.client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3', retries: 0 });
    this.root = `${endpoint.replace(/\/$/, '')}/${bucket}`;
  }

  /** Asks once, so that a wrong address is known at the start. @throws Unavailable */
  static async open(settings: S3Settings, clock: Clock): Promise<S3FileStore> {
    const store = new S3FileStore(settings, clock);
    await store.check();
    return store;
  }

  /** Collects it first: the digest goes before the bytes, and a document has at most some megabytes. */
  async write(id: FileId, bytes: AsyncIterable<Uint8Array>): Promise<void> {
    const body = await collected(bytes);
    const digest = createHash('sha256').update(body).digest();
    const headers = {
      'content-type': 'application/octet-stream',
      'x-amz-checksum-sha256': digest.toString('base64'),
      'x-amz-content-sha256': digest.toString('hex'),
    };
    const answer = await this.ask(this.keyed(id), { method: 'PUT', headers, body });
    await this.mustBe(answer, 200);
  }

  async read(id: FileId): Promise<AsyncIterable<Uint8Array> | undefined> {
    if (!isFileId(id)) return undefined;
    const answer = await this.ask(this.keyed(id));
    if (answer.status === 404) {
      await answer.body?.cancel();
      return undefined;
    }
    await this.mustBe(answer, 200);
    return this.reading(answer);
  }

  async remove(id: FileId): Promise<void> {
    if (!isFileId(id)) return;
    await this.mustBe(await this.ask(this.keyed(id), { method: 'DELETE' }), 200, 204, 404);
  }

  async *list(): AsyncIterable<StoredFile> {
    for (let next: string | undefined = ''; next !== undefined; ) {
      const page: string = await this.page(next);
      for (const [, entry = ''] of page.matchAll(/<Contents>(.*?)<\/Contents>/gs)) {
        const id = tag(entry, 'Key').slice(this.settings.prefix.length);
        const writtenAt = new Date(tag(entry, 'LastModified')).toISOString();
        if (isFileId(id)) yield { id: fileId(id), writtenAt };
      }
      next = tag(page, 'IsTruncated') === 'true' ? tag(page, 'NextContinuationToken') : undefined;
    }
  }

  /** A put that broke has left nothing. */
  async removeUnfinished(_olderThan: Instant): Promise<number> {
    return 0;
  }

  async check(): Promise<void> {
    await this.page('', 1);
  }

  async close(): Promise<void> {}

  private async page(after: string, most = 1_000): Promise<string> {
    const query = new URLSearchParams({ 'list-type': '2', 'max-keys': String(most) });
    if (this.settings.prefix !== '') query.set('prefix', this.settings.prefix);
    if (after !== '') query.set('continuation-token', after);
    const answer = await this.ask(`${this.root}?${query}`);
    await this.mustBe(answer, 200);
    return answer.text();
  }

  private keyed(id: FileId): string {
    if (!isFileId(id)) throw new RangeError('no id of a file');
    return `${this.root}/${this.settings.prefix}${id}`;
  }

  /** Again where the store was busy or the connection broke: all that is asked for can be asked twice. */
  private async ask(url: string, init: RequestInit = {}): Promise<Response> {
    for (let attempt = 1; ; attempt++) {
      const [answer, failure] = await this.once(url, init);
      if (answer !== undefined && answer.status < 500 && answer.status !== 429) return answer;
      if (attempt === tries) {
        if (answer !== undefined) return answer;
        throw this.unavailable('cannot be reached', failure);
      }
      await answer?.body?.cancel();
      await this.clock.sleep(100 * attempt);
    }
  }

  private async once(url: string, init: RequestInit): Promise<[Response | undefined, unknown]> {
    const late = new AbortController();
    const answered = new AbortController();
    void this.clock.sleep(answerWithinMilliseconds, answered.signal).then(() => {
      if (!answered.signal.aborted) late.abort();
    });
    try {
      return [await this.client.fetch(url, { ...init, signal: late.signal }), undefined];
    } catch (error) {
      return [undefined, error];
    } finally {
      answered.abort();
    }
  }

  private async *reading(answer: Response): AsyncIterable<Uint8Array> {
    try {
      yield* answer.body as unknown as AsyncIterable<Uint8Array>;
    } catch (error) {
      throw this.unavailable('has broken off', error);
    }
  }

  /** @throws Unavailable with the store's own code: its text may repeat what was sent */
  private async mustBe(answer: Response, ...statuses: readonly number[]): Promise<void> {
    if (statuses.includes(answer.status)) {
      if (answer.status === 204) await answer.body?.cancel();
      return;
    }
    const code = tag(await answer.text().catch(() => ''), 'Code');
    throw this.unavailable(`refuses (${answer.status}${code === '' ? '' : ` ${code}`})`);
  }

  private unavailable(what: string, cause?: unknown): Unavailable {
    const { endpoint, bucket } = this.settings;
    return new Unavailable(
      `the store of documents at ${endpoint}, bucket ${bucket}, ${what}: check S3_ENDPOINT, S3_BUCKET, S3_REGION and the keys`,
      { cause },
    );
  }
}

/** The text of an element of S3's flat XML. */
const tag = (xml: string, name: string): string =>
  (new RegExp(`<${name}>(.*?)</${name}>`, 's').exec(xml)?.[1] ?? '')
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
