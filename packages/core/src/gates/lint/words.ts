import type { WordPattern } from '../../prose/word-pattern.js';
import { limitsPattern } from './words/limits.js';
import { lintPattern } from './words/style.js';
import { warningsPattern } from './words/warnings.js';

export const patterns: readonly WordPattern[] = [lintPattern, warningsPattern, limitsPattern];

/** Such gates apply to every project. */
export const doubtful = false;
