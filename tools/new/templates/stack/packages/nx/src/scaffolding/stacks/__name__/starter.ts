import type { StarterPlace } from '../stack.js';

/** Whether a path is a source that others can import, and no test. */
export function isSource(_path: string): boolean {
  return false;
}

/** Whether a path is a test file. */
export function isTest(_path: string): boolean {
  return false;
}

/** The content of a file that a plan declares and that no template makes: as little as builds, lints and tests. */
export function starterContent(_place: StarterPlace): string {
  return '';
}
