import { z } from 'zod';
import { globProblem } from '../../base/glob-syntax.js';
import { matcherProblem } from '../../constitutions/matcher-syntax.js';

/** One line of bounded length: what a constitution says reaches terminals and reports. */
export const line = z
  .string()
  .min(1)
  .max(512)
  .refine(
    (text) => text === '' || (text.trim() !== '' && !/\p{Cc}/u.test(text)),
    'one line of text without control characters',
  );

/** A text that a function finds no problem in; the problem says what it must be. */
function without(problemOf: (text: string) => string | null) {
  return line.superRefine((text, context) => {
    const problem = problemOf(text);
    if (problem !== null) context.addIssue({ code: 'custom', message: problem });
  });
}

/** A glob; what could not be matched, or has no meaning here, is refused where it is written. */
const glob = without(globProblem);
const projectMatcher = without((text) => matcherProblem(text, 'projects'));
const dependencyMatcher = without((text) => matcherProblem(text, 'dependencies'));

/** Nx matchers: project names, globs, `tag:…`, directories, `!…` to take away. Empty: every project. */
const projects = z
  .array(projectMatcher)
  .max(1000)
  .default([])
  .describe('Projects the gate judges, as Nx matchers');

/** The fields that blocks of all kinds have. */
export const common = {
  id: line
    .refine((id) => !/[\s@|`]/.test(id), 'a name without spaces, "@", "|" and backticks')
    .optional()
    .describe('Name of the gate; default `<principle>.<kind>`'),
  projects,
  target: line.optional().describe('Target whose evidence the gate reads'),
  status: z
    .enum(['enforced', 'evaluated', 'disabled'])
    .default('enforced')
    .describe('`evaluated` reports without failing'),
  message: z.string().min(1).max(2000).optional().describe('Your advice for whoever sees the gate fail'),
};
/** A whole number from 0 on. */
export const count = z.number().int().min(0);
/** Globs of names. */
export const globs = z.array(glob).max(200);

/** A glob that cannot lead out of the directory it starts from. */
export const pathGlob = glob
  .refine(
    (text) => !/^[/~]|^[A-Za-z]:/.test(text) && !text.split('/').includes('..'),
    'a path or glob below the project, with "/" and without ".."',
  )
  .refine(
    (text) => !/\/\/|\/\.\/|\/\.$|^\.{1,2}\/*$/.test(text.replace(/^(?:\.\/)+/, '')),
    'a path or glob without "//" and "/./"',
  );
/** A path on disk: what no system can store, or other tools take for something else, would match nothing. */
const diskGlob = pathGlob
  .refine(
    (text) => globProblem(text) !== null || !/[<>:"|]|^\^|\$$/.test(text),
    'a path or glob, not a regular expression, without <, >, :, " and |',
  )
  .refine((text) => !/,\s/.test(text), 'one path or glob; write each as an entry of the list');
/** Globs of paths below the project. */
export const pathGlobs = z.array(diskGlob).max(200);
/** Projects as Nx matchers. */
export const projectMatchers = z.array(projectMatcher).min(1).max(1000);
/** Projects as Nx matchers; `npm:` before the name or glob of a package of a registry. */
export const matchers = z.array(dependencyMatcher).min(1).max(1000);

/** Other words for the fields that several kinds have. */
export const COMMON_ALIASES: Readonly<Record<string, string>> = {
  minimum: 'min',
  threshold: 'min',
  least: 'min',
  maximum: 'max',
  limit: 'max',
  project: 'projects',
  file: 'files',
};
