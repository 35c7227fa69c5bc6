import { join } from 'node:path';
import type { DocumentReader, Loaded, WorkspaceFiles } from '@plangate/core';
import { DOCUMENT_READERS_VERSION } from '@plangate/core/graph';
import { contentKey, openDocumentCache, type DocumentCache } from './document-cache.js';

/** A reader of documents that keeps what it read; call `save` at the end of a run. */
export interface CachedReader extends DocumentReader {
  /** Writes what was read in this run to the cache, if anything was. Never throws. */
  save(): void;
}

type Readers = typeof import('@plangate/core/documents');

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
    return { file: path, ok: true, document: remember(cache, key, read(await readers, result.text)) };
  }

  return {
    plan: (path) => load(path, 'plan', (readers, text) => readers.readPlan(text)),
    companion: (path) => load(path, 'companion', (readers, text) => readers.readCompanion(text)),
    tasks: (path) => load(path, 'tasks', (readers, text) => readers.readTasks(text)),
    waivers: (path) => load(path, 'waivers', (readers, text) => readers.readWaivers(text)),
    constitution: (path) => load(path, 'constitution', (readers, text) => readers.readConstitution(text)),
    save: () => cache.save(),
  };
}

function remember<Document>(cache: DocumentCache, key: string, document: Document): Document {
  cache.set(key, document);
  return document;
}
