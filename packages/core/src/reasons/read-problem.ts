import { MAX_DOCUMENT_BYTES, type ReadProblem } from '../base/workspace-files.js';

interface Words {
  /** The end of a sentence: "plan.md cannot be read: it is a directory". */
  readonly says: string;
  readonly fix: string;
}

const WORDS: Readonly<Record<ReadProblem, Words>> = {
  missing: { says: 'it does not exist', fix: 'Restore the file.' },
  directory: { says: 'it is a directory', fix: 'Put a file in place of the directory.' },
  'too-large': {
    says: `it is larger than ${String(MAX_DOCUMENT_BYTES / 1024 / 1024)} MiB`,
    fix: 'Move the parts that do not belong to it into other files.',
  },
  binary: { says: 'it is not UTF-8 text', fix: 'Save it as UTF-8 text.' },
  outside: {
    says: 'it is a link that leads outside the workspace',
    fix: 'Replace the link with a file inside the workspace.',
  },
  ignored: {
    says: 'git or Nx ignores it, so Nx does not see when it changes',
    fix: 'Remove it from .gitignore and .nxignore.',
  },
  unreadable: {
    says: 'the file system refuses to read it',
    fix: 'Give yourself permission to read the file.',
  },
};

/** What keeps a file from being read, in words. A reader that found a problem of its own has worded it already. */
export function readProblem(problem: string): string {
  return known(problem)?.says ?? problem;
}

/** How to fix it; `otherwise` for a problem that only the reader of the document knows. */
export function readProblemFix(problem: string, otherwise: string): string {
  return known(problem)?.fix ?? otherwise;
}

function known(problem: string): Words | undefined {
  return Object.hasOwn(WORDS, problem) ? WORDS[problem as ReadProblem] : undefined;
}
