/**
 * Names what the plugin makes of documents for the graph, beside the readers of the core; the cache on disk is kept under both. A
 * build writes the hash of what it compiled in its place, as for `DOCUMENT_READERS_VERSION`.
 */
export const OUTLINES_VERSION = 'development';
