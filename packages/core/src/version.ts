/**
 * Names what the readers of documents make of a text; hosts keep their models on disk under it. Changes whenever a reader
 * may give another model for the same text. It stands outside the readers so that asking for it loads none of them.
 */
export const DOCUMENT_READERS_VERSION = '1';
