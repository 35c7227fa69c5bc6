import { decoded } from '../../../base/decoded.js';

/** A package URL, taken apart (https://github.com/package-url/purl-spec). */
export interface PackageUrl {
  /** The name with its namespace ("@acme/checkout", "org.apache/commons"). */
  readonly name: string;
  /** Null: any version. */
  readonly version: string | null;
}

const MAX_LENGTH = 2_000;

/** Reads a package URL; null for any other text. */
export function readPackageUrl(text: string): PackageUrl | null {
  if (text.length > MAX_LENGTH || !/^pkg:\/{0,2}[a-z][a-z0-9.+-]*\//i.test(text)) return null;
  const path = text.replace(/[?#].*$/s, '').replace(/^pkg:\/{0,2}[^/]+\//i, '');
  const at = path.lastIndexOf('@');
  // "@acme/checkout" may be written without its percent sign.
  const hasVersion = at > path.lastIndexOf('/') && at > 0;
  const name = decoded(hasVersion ? path.slice(0, at) : path);
  const version = hasVersion ? decoded(path.slice(at + 1)) : null;
  return name === null || name === '' || (hasVersion && version === null) ? null : { name, version };
}
