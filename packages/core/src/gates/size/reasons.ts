import type { ArgsOf } from '../../model/reason.js';
import { defineReasons } from '../../reasons/define-reasons.js';
import { plural } from '../../reasons/wording.js';

/** How large files and directories are. */
export const reasons = defineReasons({
  'size-within-maximum': {
    title: 'No file and no directory is too large',
    severity: 'info',
    message: (a: { project: string; files: number }) =>
      `${a.project} has ${plural(a.files, 'file')} that the gate counts; none is above the maximum.`,
    fix: () => '',
  },
  'size-above-maximum': {
    title: 'A file or a directory is too large',
    severity: 'error',
    message: (a: { count: number; first: string; limits: string }) =>
      a.count === 1
        ? `${a.first} is above the maximum (${a.limits}).`
        : `${a.count} sizes are above the maximum (${a.limits}); the largest excess is ${a.first}.`,
    fix: () => 'Split the file or the directory, or except generated files with the gate\'s "except".',
    // The gate names each violation itself; this stands for all of them.
    identity: () => [],
  },
  'size-nothing-to-measure': {
    title: 'The project has no file that counts',
    severity: 'info',
    message: (a: { project: string; files: number }) =>
      `${a.project} has no file that the gate's "files" matches.`,
    fix: () => '',
  },
});

declare module '../../model/reason.js' {
  interface ReasonArgs extends ArgsOf<typeof reasons> {}
}
