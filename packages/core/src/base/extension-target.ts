/** Characters of one entry. */
const MAX_LENGTH = 200;
const NAME = '[a-z0-9~_-][a-z0-9._~-]*';
const PACKAGE = new RegExp(`^(@${NAME}/${NAME}|${NAME})(?:/(.+))?$`, 'i');
/** Names of files that mean the same on every system. */
const SEGMENTS = /^[^/\\:*?"<>|\p{Cc}]+(?:\/[^/\\:*?"<>|\p{Cc}]+)*\/?$/u;

/** What an entry of `extends` names: something in a package, or a path relative to the document that has the entry. */
export type ExtensionTarget =
  | {
      readonly kind: 'package';
      readonly name: string;
      /** Empty for the package itself. */
      readonly path: string;
    }
  | { readonly kind: 'path'; readonly path: string };

/** Reads one entry of `extends`; a string says why it names nothing. */
export function extensionTarget(written: string): ExtensionTarget | string {
  const shown = JSON.stringify(written.slice(0, MAX_LENGTH));
  if (written.length > MAX_LENGTH) return `an entry is longer than ${String(MAX_LENGTH)} characters`;
  if (/^\.\.?(?:\/|$)/.test(written)) {
    return SEGMENTS.test(written)
      ? { kind: 'path', path: written }
      : `${shown} has characters that paths on other systems do not have`;
  }
  const match = PACKAGE.exec(written);
  const [, name, path = ''] = match ?? [];
  if (name === undefined)
    return `${shown} is not the name of a package, and not a path that begins with "./" or "../"`;
  if (
    path.split('/').some((part) => part === '..' || part === '.') ||
    (path !== '' && !SEGMENTS.test(path))
  ) {
    return `${shown} does not name a file in the package ${name}`;
  }
  return { kind: 'package', name, path };
}
