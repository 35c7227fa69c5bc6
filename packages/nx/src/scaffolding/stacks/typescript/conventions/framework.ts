import type { StatedContext } from '../../stack.js';
import type { Conventions, Framework } from './conventions.js';

/** Files that only a project of a framework has. */
const SIGNS: Readonly<Record<Framework, RegExp | null>> = {
  vue: /\.vue$/,
  react: /\.[jt]sx$/,
  nest: /\.(?:module|controller)\.ts$/,
  express: null,
};

/** The names of frameworks in Technical Context. */
const NAMES: Readonly<Record<Framework, RegExp>> = {
  vue: /\bvue(?:\.?js)?\b/iu,
  react: /\breact(?:\.?js)?\b/iu,
  nest: /\bnest(?:\.?js)\b/iu,
  express: /\bexpress(?:\.?js)?\b/iu,
};
const OF_SERVERS: readonly Framework[] = ['nest', 'express'];
/** What else is written in files of React's kind. */
const OTHER_JSX = /\b(?:preact|solid(?:\.?js)?|qwik|stencil)\b/iu;

/**
 * The framework of a new project: the one whose files the plan draws in it; for an application without such files, the only
 * framework for servers that the plan names.
 */
export function frameworkOf(
  drawn: readonly string[],
  stated: StatedContext,
  projectType: Conventions['projectType'],
): Conventions['framework'] {
  const told = [stated['Primary Dependencies'], stated['Language/Version'], stated['Project Type']].join(' ');
  const named = (Object.keys(NAMES) as Framework[]).filter((name) => NAMES[name].test(told));
  const drawing = (Object.keys(SIGNS) as Framework[]).filter((name) =>
    drawn.some((path) => SIGNS[name]?.test(path)),
  );
  const [shown] = drawing.filter((name) => named.includes(name)).concat(drawing);
  if (shown === 'react' && !named.includes('react') && OTHER_JSX.test(told)) return 'none';
  if (shown !== undefined) return shown;
  const servers = named.filter((name) => OF_SERVERS.includes(name));
  return projectType === 'application' && servers.length === 1 ? (servers[0] ?? 'none') : 'none';
}

/** Applications are in `apps/`, or begin with a page or an entry that nothing imports. */
export function projectTypeOf(root: string, drawn: readonly string[]): Conventions['projectType'] {
  const isEntered = drawn.some((path) => /^(?:index\.html|src\/main\.[jt]sx?)$/.test(path));
  const isImported = drawn.some((path) => /^src\/index\.[jt]sx?$/.test(path));
  return !isImported && (root.startsWith('apps/') || isEntered) ? 'application' : 'library';
}
