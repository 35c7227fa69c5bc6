import { join } from 'node:path';
import type { DocumentReader, Loaded, WorkspaceFiles } from '@plangate/core';
import type * as Documents from '@plangate/core/documents';
import { DOCUMENT_READERS_VERSION } from '@plangate/core/graph';
import { contentKey, openDocumentCache, type DocumentCache } from './document-cache.js';

/** A reader of documents that keeps what it read; call `save` at the end of a run. */
export interface CachedReader extends DocumentReader {
  /** Writes what was read in this run to the cache, if anything was. Never throws. */
  save(): void;
}

type Readers = typeof Documents;

/**
 * Reads documents through a cache on disk by their content. Only when a document is not in it are the readers
 * (remark, yaml, zod: some 200 ms) loaded at all.
 * @param cacheDirectory absolute path; it is made when something is to be written
 */
export function cachedReader(files: WorkspaceFiles, cacheDirectory: string): CachedReader {
  const cache = openDocumentCache(join(cacheDirectory, `documents-${DOCUMENT_READERS_VERSION}.ndjson`));
  let readers: Promise<Readers> | undefined;

  async function load<Document>(
    path: string,
    kind: string,
    read: (readers: Readers, text: string) => Document,
  ): Promise<Loaded<Document>> {
    const result = files.read(path);
    if (!result.ok) return { file: path, ok: false, problem: result.problem };
    const key = contentKey(kind, result.text);
    const known = cache.get(key);
    if (known !== undefined) return { file: path, ok: true, document: known as Document };
    readers ??= import('@plangate/core/documents');
    return remember(cache, key, { file: path, document: tryReading(await readers, read, result.text) });
  }

  return {
    plan: (path) => load(path, 'plan', (readers, text) => readers.readPlan(text)),
    companion: (path) => load(path, 'companion', (readers, text) => readers.readCompanion(text)),
    tasks: (path) => load(path, 'tasks', (readers, text) => readers.readTasks(text)),
    waivers: (path) => load(path, 'waivers', (readers, text) => readers.readWaivers(text)),
    baseline: (path) => load(path, 'baseline', (readers, text) => readers.readBaseline(text)),
    constitution: (path) => load(path, 'constitution', (readers, text) => readers.readConstitution(text)),
    save: () => cache.save(),
  };
}

/** The model of a text; null when its reader broke, which must cost that one document and nothing else. */
function tryReading<Document>(
  readers: Readers,
  read: (readers: Readers, text: string) => Document,
  text: string,
): Document | null {
  try {
    return read(readers, text);
  } catch {
    return null;
  }
}

function remember<Document>(
  cache: DocumentCache,
  key: string,
  { file, document }: { file: string; document: Document | null },
): Loaded<Document> {
  if (document === null) return { file, ok: false, problem: 'unreadable' };
  cache.set(key, document);
  return { file, ok: true, document };
}
