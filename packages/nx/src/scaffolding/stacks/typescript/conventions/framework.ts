import type { StatedContext } from '../../stack.js';
import { declarationOf, FRAMEWORK_NAMES, FRAMEWORKS, type Framework } from '../frameworks/index.js';
import type { Side } from '../frameworks/framework.js';
import type { Conventions } from './conventions.js';

/** A project that a plan may ask for. */
interface Drawn {
  readonly root: string;
  /** The paths that the plan draws in it, relative to its root. */
  readonly drawn: readonly string[];
}

/** What is known of frameworks besides what a plan draws. */
interface Told {
  readonly stated: StatedContext;
  /** The framework of each side that most applications of the workspace have. */
  readonly usual: Readonly<Record<Side, Framework | null>>;
}

/** Directories by which the standard trees of plans tell their sides apart, and what their roots are called. */
const SIGNS: Readonly<Record<Side, { readonly drawn: RegExp; readonly root: RegExp }>> = {
  client: {
    drawn: /^(?:index\.html|src\/(?:pages|views|components)(?:\/|$))/,
    root: /(?:^|\/)(?:frontend|web|client|ui)$/,
  },
  server: { drawn: /^src\/(?:api|routes|controllers)(?:\/|$)/, root: /(?:^|\/)(?:backend|server|api)$/ },
};
const PAGES = /^src\/(?:pages|views|app)(?:\/|$)/;
const LIBRARY_ENTRY = /^src\/index\.[cm]?[jt]sx?$/;

/** The framework and the type of a new project. */
export function frameworkOf(part: Drawn, told: Told): Pick<Conventions, 'framework' | 'projectType'> {
  const framework = chosen(part, told);
  return { framework: framework ?? 'none', projectType: projectTypeOf(part, framework) };
}

/**
 * The framework whose files the plan draws; else the one that the plan names for the side that the project is on, or that most
 * applications of the workspace have on it. Of several that are named for a side, none is chosen.
 */
function chosen(part: Drawn, { stated, usual }: Told): Framework | null {
  const text = [stated['Primary Dependencies'], stated['Language/Version'], stated['Project Type']].join(' ');
  const isOther = (name: Framework): boolean => declarationOf(name)?.notNamed?.test(text) === true;
  const named = FRAMEWORK_NAMES.filter((name) => FRAMEWORKS[name].named.test(text) && !isOther(name));
  const shown = FRAMEWORK_NAMES.filter((name) =>
    part.drawn.some((path) => FRAMEWORKS[name].drawn?.test(path)),
  );
  const [best] = shown.filter((name) => named.includes(name)).concat(shown);
  if (best !== undefined) return isOnlyOther(best, text) ? null : best;
  const side = sideOf(part);
  const ofSide = (wanted: Side): Framework[] => named.filter((name) => FRAMEWORKS[name].side === wanted);
  if (side !== null) {
    if (side === 'server' && isLibrary(part)) return null;
    const [told, another] = ofSide(side);
    if (told !== undefined) return another === undefined ? told : null;
    return isLibrary(part) ? null : usual[side];
  }
  const [server, another] = ofSide('server');
  const isApplication = projectTypeOf(part, null) === 'application';
  return isApplication && another === undefined ? (server ?? null) : null;
}

/** Whether a text names nothing but something else with the same files: those of React's kind are written for Preact, too. */
function isOnlyOther(name: Framework, text: string): boolean {
  const { named, notNamed } = FRAMEWORKS[name];
  if (notNamed?.test(text) !== true) return false;
  return !named.test(text.replace(new RegExp(notNamed, 'giu'), ''));
}

/** Whether a project is one for browsers or one that answers requests; null where the tree does not tell. */
function sideOf({ root, drawn }: Drawn): Side | null {
  const sides = ['client', 'server'] as const;
  const [side, another] = sides.filter((one) => drawn.some((path) => SIGNS[one].drawn.test(path)));
  if (side !== undefined) return another === undefined ? side : null;
  return sides.find((one) => SIGNS[one].root.test(root)) ?? null;
}

/** Whether others import it: a server may have an entry for them beside its own. */
function isLibrary({ drawn }: Drawn): boolean {
  return drawn.some((path) => LIBRARY_ENTRY.test(path)) && !drawn.includes('src/main.ts');
}

/**
 * Applications are in `apps/`, or begin with a page or an entry that nothing imports. One of a framework may also show it by the
 * directory of its pages, or by its name.
 */
function projectTypeOf(part: Drawn, framework: Framework | null): Conventions['projectType'] {
  const { root, drawn } = part;
  if (isLibrary(part)) return 'library';
  const isEntered = drawn.some((path) => /^(?:index\.html|src\/main\.[jt]sx?)$/.test(path));
  if (root.startsWith('apps/') || isEntered) return 'application';
  const side = framework === null ? null : FRAMEWORKS[framework].side;
  const isShown = side !== null && (SIGNS[side].root.test(root) || drawn.some((path) => PAGES.test(path)));
  return isShown ? 'application' : 'library';
}
