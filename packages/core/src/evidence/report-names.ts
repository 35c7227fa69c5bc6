import { globTest } from '../base/glob.js';
import { memoize } from '../base/memo.js';
import type { EvidenceFormat } from './define-format.js';

/** Whether a file name promises the format. */
export function promises(format: EvidenceFormat, name: string): boolean {
  return compiled(format.fileNames)(name);
}

/** Whether a file of this name may hold the format: its name promises it, or it has one of the format's endings. */
export function mayHold(format: EvidenceFormat, name: string): boolean {
  const lower = name.toLowerCase();
  return promises(format, name) || format.extensions.some((extension) => lower.endsWith(extension));
}

/** Whether the tools of the format write a file of this name beside it that is not a report. */
export function isOtherFile(format: EvidenceFormat, name: string): boolean {
  return format.otherFiles !== undefined && compiled(format.otherFiles)(name);
}

/** Every ending that a file of the format has, in small letters. */
export function endingsOf(format: EvidenceFormat): readonly string[] {
  const promised = format.fileNames.map((glob) => glob.slice(glob.lastIndexOf('.')).toLowerCase());
  return [...format.extensions, ...promised];
}

const compiled = memoize((globs: readonly string[]) => {
  const matchers = (all: readonly string[]) =>
    all.map((glob) => globTest(glob.toLowerCase(), { refused: false }));
  const wanted = matchers(globs.filter((glob) => !glob.startsWith('!')));
  const unwanted = matchers(globs.filter((glob) => glob.startsWith('!')).map((glob) => glob.slice(1)));
  return (name: string): boolean => {
    const lower = name.toLowerCase();
    return wanted.some((matches) => matches(lower)) && !unwanted.some((matches) => matches(lower));
  };
});
