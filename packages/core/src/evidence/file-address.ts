import { decoded } from '../base/decoded.js';

/** A path from the address of a file: `file://` and percent signs resolved; another scheme stays as it is. */
export function pathOfUri(uri: string): string {
  const written = uri.replace(/^file:(?:\/\/[^/]*)?/i, '');
  const path = /^\/[a-z]:\//i.test(written) && written !== uri ? written.slice(1) : written;
  return decoded(path) ?? path;
}

/** A path as tools write it, which may be the address of a file. */
export function pathOfAddress(text: string): string {
  return /^file:\/\//i.test(text) ? pathOfUri(text) : text;
}
