import type { ArgsOf } from '../model/reason.js';
import { defineReasons } from '../reasons/define-reasons.js';
import { andMore, plural } from '../reasons/wording.js';

/** Why a declared path leaves the workspace. */
export type OutsideWhy = 'parent' | 'absolute' | 'home' | 'drive' | 'link';

/** Why a declared path is never created, although it stays inside the workspace. */
export type UnusableWhy =
  | 'backslash'
  | 'control'
  | 'reserved'
  | 'repository'
  | 'dependencies'
  | 'character'
  | 'ending'
  | 'depth'
  | 'length'
  | 'empty';

const OUTSIDE: Readonly<Record<OutsideWhy, string>> = {
  parent: 'it contains ".."',
  absolute: 'it is absolute',
  home: 'it starts at a home directory',
  drive: 'it starts at a drive',
  link: 'a link on the path leads outside',
};

const UNUSABLE: Readonly<Record<UnusableWhy, string>> = {
  backslash: 'it contains a backslash',
  control: 'it contains a control character or an invisible one',
  reserved: 'it contains a name that Windows reserves',
  repository: 'it is in .git',
  dependencies: 'it is in node_modules',
  character: 'it contains one of < > : " | ? *',
  ending: 'one of its names ends with a dot or a space',
  depth: 'it has too many levels',
  length: 'it is too long',
  empty: 'it has no name',
};

/** Why nothing is demanded of a path of a tree. */
export type NotDemandedWhy = 'open' | 'optional' | 'generated' | 'elsewhere' | 'hidden' | 'dropped';

const NOT_DEMANDED: Readonly<Record<NotDemandedWhy, string>> = {
  open: 'the plan leaves open whether it stays',
  optional: 'the plan says that it may be left out',
  generated: 'the plan says that a tool writes it',
  elsewhere: 'the plan says that it is in another repository',
  hidden: '.gitignore or .nxignore hides it',
  dropped: 'only a dropped or deferred task names it',
};

/** What helps where a finished feature's path is gone: what was made is history, and is not made again. */
const LATER =
  'Correct the tree of the plan, or draw the path as deleted in the plan of the feature that removed it.';

/** The arguments of reasons about one path. */
export interface PathArgs {
  path: string;
}
/** A path and its mark in the plan. */
export interface MarkedPathArgs extends PathArgs {
  status: string;
}

/** Declared source trees: whether they are safe, and whether the disk agrees with them. */
export const reasons = defineReasons({
  'layout-path-outside': {
    title: 'A declared path leaves the workspace',
    severity: 'error',
    message: (a: { path: string; why: OutsideWhy }) => `${a.path} leaves the workspace: ${OUTSIDE[a.why]}.`,
    fix: () => 'Write the path relative to the workspace root.',
    identity: (a: { path: string }) => [a.path],
  },
  'layout-path-unusable': {
    title: 'A declared path cannot be created',
    severity: 'error',
    message: (a: { path: string; why: UnusableWhy }) => `${a.path} cannot be created: ${UNUSABLE[a.why]}.`,
    fix: () => 'Choose names that every system accepts, and separate directories with "/".',
    identity: (a: { path: string }) => [a.path],
  },
  'layout-names-collide': {
    title: 'Two declared paths differ only in case',
    severity: 'error',
    message: (a: { path: string; other: string }) =>
      `${a.path} and ${a.other} differ only in case or in the encoding of letters; many disks treat them as one file.`,
    fix: () => 'Use one spelling.',
    identity: (a: { path: string; other: string }) => [a.path, a.other],
  },
  'layout-kind-conflict': {
    title: 'A path is declared as a file and as a directory',
    severity: 'error',
    message: (a: { path: string; other: string }) =>
      `${a.path} and ${a.other} cannot both exist: one needs a file where the other needs a directory.`,
    fix: () => 'Rename one of them, or end directory names with "/".',
    identity: (a: { path: string; other: string }) => [a.path, a.other],
  },
  'layout-kind-mismatch': {
    title: 'A path is a file instead of a directory, or the reverse',
    severity: 'error',
    message: (a: { path: string; declared: 'file' | 'dir'; found: 'file' | 'dir' }) =>
      `The plan declares ${a.path} as a ${NOUNS[a.declared]}, but it is a ${NOUNS[a.found]}.`,
    fix: () => 'Correct the tree of the plan, or the path in the workspace.',
    identity: (a: { path: string; declared: string }) => [a.path, a.declared],
  },
  'layout-too-large': {
    title: 'The tree has too many entries',
    severity: 'error',
    message: (a: { entries: number; limit: number }) =>
      `The tree has ${plural(a.entries, 'entry', 'entries')}; only ${a.limit} were read.`,
    fix: () => 'List directories instead of every file in them.',
    identity: () => [],
  },
  'layout-entry-missing': {
    title: 'A path that the plan marks as existing is missing',
    severity: 'error',
    message: (a: MarkedPathArgs) => `The plan marks ${a.path} as ${a.status}, but it does not exist.`,
    fix: (a: MarkedPathArgs) => `Restore ${a.path}, or correct its mark in the plan.`,
    identity: (a: { path: string }) => [a.path],
  },
  'layout-entry-pending': {
    title: 'A path that the plan marks as existing is still planned by an earlier feature',
    severity: 'pending',
    message: (a: MarkedPathArgs & { feature: string }) =>
      `The plan marks ${a.path} as ${a.status}, but ${a.feature} has not created it yet.`,
    fix: (a: MarkedPathArgs & { feature: string }) => `Finish ${a.feature} first.`,
    identity: (a: { path: string }) => [a.path],
  },
  'layout-directory-missing': {
    title: 'A planned directory is missing',
    severity: 'error',
    message: (a: PathArgs & { feature: string; finished: boolean }) =>
      `${a.feature} plans the directory ${a.path}, which is missing.`,
    fix: (a: PathArgs & { feature: string; finished: boolean }) =>
      a.finished ? LATER : `Run \`nx g @plangate/nx:plan ${a.feature}\`, or correct the tree of the plan.`,
    identity: (a: { path: string }) => [a.path],
  },
  'layout-directory-pending': {
    title: 'A planned directory does not exist yet',
    severity: 'pending',
    message: (a: PathArgs & { feature: string }) =>
      `${a.feature} plans the directory ${a.path}, which does not exist yet.`,
    fix: (a: PathArgs & { feature: string }) => `Run \`nx g @plangate/nx:plan ${a.feature}\` to create it.`,
    identity: (a: { path: string }) => [a.path],
  },
  'layout-file-missing': {
    title: 'A planned file is missing',
    severity: 'error',
    message: (a: PathArgs & { feature: string; finished: boolean }) =>
      `${a.feature} plans the file ${a.path}, which is missing.`,
    fix: (a: PathArgs & { finished: boolean }) =>
      a.finished ? LATER : `Write ${a.path}, untick its task, or correct the tree of the plan.`,
    identity: (a: { path: string }) => [a.path],
  },
  'layout-file-pending': {
    title: 'A planned file does not exist yet',
    severity: 'pending',
    message: (a: PathArgs & { feature: string }) =>
      `${a.feature} plans the file ${a.path}, which does not exist yet.`,
    fix: () => '',
    identity: (a: { path: string }) => [a.path],
  },
  'layout-path-moved': {
    title: 'A path of a finished feature is now elsewhere',
    severity: 'info',
    message: (a: PathArgs & { to: string; feature: string }) =>
      `${a.path} of the finished feature ${a.feature} moved to ${a.to}.`,
    fix: () => '',
  },
  'layout-not-demanded': {
    title: 'The tree names paths that are not demanded',
    severity: 'info',
    message: (a: { names: string; more: number; why: NotDemandedWhy }) =>
      `Nothing is demanded of ${a.names}${andMore(a.more)}: ${NOT_DEMANDED[a.why]}.`,
    fix: () => '',
  },
  'layout-deleted-present': {
    title: 'A path that the plan deletes still exists',
    severity: 'error',
    message: (a: PathArgs & { feature: string }) => `${a.feature} deletes ${a.path}, but it still exists.`,
    fix: (a: PathArgs) => `Delete ${a.path}, or correct its mark in the plan.`,
    identity: (a: { path: string }) => [a.path],
  },
  'layout-deletion-pending': {
    title: 'A path that the plan deletes still exists for now',
    severity: 'pending',
    message: (a: PathArgs & { feature: string }) => `${a.feature} will delete ${a.path}.`,
    fix: () => '',
    identity: (a: { path: string }) => [a.path],
  },
  'layout-unplanned': {
    title: 'A planned directory has paths that no plan names',
    severity: 'info',
    message: (a: { directory: string; names: string; more: number }) =>
      `No plan names ${a.names}${andMore(a.more)} in ${a.directory}.`,
    fix: () => '',
  },
});

const NOUNS = { file: 'file', dir: 'directory' } as const;

declare module '../model/reason.js' {
  interface ReasonArgs extends ArgsOf<typeof reasons> {}
}
