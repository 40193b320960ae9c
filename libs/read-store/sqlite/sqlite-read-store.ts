import { statfsSync } from 'node:fs';
import type { Instant } from '#kernel';
import {
  type CopyInfo,
  type Json,
  type ReadStore,
  ReadStoreRefused,
  type Space,
  type ViewCopy,
  type ViewReader,
  type ViewSchema,
} from '#read-store';
import { bytesOf, copyPath, removeCopy } from './copy-file.js';
import { LiveFile } from './live-file.js';
import { openFile } from './open-file.js';
import { type CopyPointer, Pointers } from './pointers.js';
import { SqliteViewCopy } from './sqlite-view-copy.js';
import { SqliteViewReader } from './sqlite-view-reader.js';

/**
 * The embedded read store: a folder with one SQLite file for each copy of each view, and `views.db` that says
 * which copy is live. Any number of threads and processes may read; each copy has one writer at a time.
 */
export class SqliteReadStore implements ReadStore {
  private readonly liveFiles = new Map<string, LiveFile>();
  private readonly opened = new Set<SqliteViewCopy>();

  private constructor(
    private readonly folder: string,
    private readonly mode: 'owner' | 'reader',
    private readonly pointers: Pointers,
  ) {}

  /** `reader`: never creates or changes anything. @throws ReadStoreRefused */
  static open({
    folder,
    mode,
  }: {
    readonly folder: string;
    readonly mode: 'owner' | 'reader';
  }): SqliteReadStore {
    return new SqliteReadStore(folder, mode, new Pointers(folder, mode === 'owner' ? 'write' : 'read'));
  }

  reader<Document = Json>(schema: ViewSchema): ViewReader<Document> {
    return new SqliteViewReader<Document>(schema, () => this.liveFile(schema.name));
  }

  async copy(schema: ViewSchema, build: string): Promise<ViewCopy> {
    this.expectOwner();
    if (!/^[A-Za-z0-9._-]+$/.test(build) || !/^[A-Za-z0-9._-]+$/.test(schema.name))
      throw new RangeError(`"${schema.name}" and "${build}" must be plain names: they become file names`);
    const copy = new SqliteViewCopy(copyPath(this.folder, schema.name, build), schema, build);
    this.pointers.add(schema.name, schema.version, build);
    this.opened.add(copy);
    return copy;
  }

  async copies(): Promise<readonly CopyInfo[]> {
    return this.pointers.all().map((each) => ({ ...each, ...this.checkpointOf(each) }));
  }

  async live(name: string): Promise<{ readonly build: string; readonly version: number } | undefined> {
    const live = this.pointers.live(name);
    return live && { build: live.build, version: live.version };
  }

  async flip(schema: ViewSchema, build: string, expected: string | undefined): Promise<boolean> {
    this.expectOwner();
    return this.pointers.flip(schema.name, build, expected);
  }

  async noteReplaced(name: string, build: string, at: Instant): Promise<void> {
    this.expectOwner();
    this.pointers.noteReplaced(name, build, at);
  }

  async retire(name: string, build: string): Promise<void> {
    this.expectOwner();
    this.pointers.remove(name, build);
    const path = copyPath(this.folder, name, build);
    for (const copy of this.opened) if (copy.path === path) await this.closeCopy(copy);
    // Whoever still has the file open goes on reading it; its space is free when the last one closes it.
    removeCopy(path);
  }

  async sweep(name: string, before: string): Promise<number> {
    this.expectOwner();
    let swept = 0;
    for (const each of this.pointers.all()) {
      if (each.name !== name || each.state === 'building') continue;
      const path = copyPath(this.folder, name, each.build);
      const db = openFile(path, { mode: 'write', create: () => undefined, advice: '' });
      swept += Number(db.prepare('DELETE FROM tombstones WHERE position < ?').run(before).changes);
      db.close();
    }
    return swept;
  }

  async space(): Promise<Space> {
    const { bavail, bsize } = statfsSync(this.folder);
    const copies = this.pointers.all().map(({ name, build }) => ({
      name,
      build,
      bytes: bytesOf(copyPath(this.folder, name, build)),
    }));
    return { free: bavail * bsize, copies };
  }

  async healthy(): Promise<boolean> {
    return this.mode === 'owner' && this.pointers.writable();
  }

  async close(): Promise<void> {
    for (const copy of this.opened) await this.closeCopy(copy);
    for (const file of this.liveFiles.values()) file.close();
    this.liveFiles.clear();
    this.pointers.close();
  }

  private async closeCopy(copy: SqliteViewCopy): Promise<void> {
    this.opened.delete(copy);
    await copy.close();
  }

  /** Follows the pointer: after a switch in any thread or process, the next query opens the new file. */
  private liveFile(name: string): LiveFile | undefined {
    const live = this.pointers.live(name);
    const open = this.liveFiles.get(name);
    if (open !== undefined && open.build === live?.build) return open;
    open?.close();
    this.liveFiles.delete(name);
    if (live === undefined) return undefined;
    const file = new LiveFile(copyPath(this.folder, name, live.build), name, live.build);
    this.liveFiles.set(name, file);
    return file;
  }

  /** A file that is missing, damaged or cannot be opened now must not hide the other copies. */
  private checkpointOf({ name, build, state }: CopyPointer): Pick<CopyInfo, 'checkpoint' | 'unreadable'> {
    try {
      // A connection that is opened for a moment holds its file until its statements are collected: not for each look.
      if (state === 'live') return { checkpoint: this.liveFile(name)?.checkpoint() };
      const file = new LiveFile(copyPath(this.folder, name, build), name, build);
      const checkpoint = file.checkpoint();
      file.close();
      return { checkpoint };
    } catch (error) {
      return { checkpoint: undefined, unreadable: error instanceof Error ? error.message : String(error) };
    }
  }

  private expectOwner(): void {
    if (this.mode !== 'owner') throw new ReadStoreRefused(`${this.folder} was opened only to read`);
  }
}
