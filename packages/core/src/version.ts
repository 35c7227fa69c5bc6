/**
 * Names what the readers of documents make of a text; hosts keep their models on disk under it. It is made from the
 * sources of the core by "npm run generate", and stands outside them so that asking for it loads none of them.
 */
export const DOCUMENT_READERS_VERSION = 'c7f9b175eb12abbf';
