/**
 * Names what the readers of documents make of a text; hosts keep their models on disk under it. A build writes the hash of
 * what it compiled in its place, so that no cache outlives the code that filled it.
 */
export const DOCUMENT_READERS_VERSION = 'development';
