import type { ArgsOf } from '../model/reason.js';
import { defineReasons } from '../reasons/define-reasons.js';
import { andMore } from '../reasons/wording.js';

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
  parent: 'it climbs with ".."',
  absolute: 'it is absolute',
  home: 'it starts at a home directory',
  drive: 'it starts at a drive',
  link: 'a link on its way leads outside',
};

const UNUSABLE: Readonly<Record<UnusableWhy, string>> = {
  backslash: 'it holds a backslash',
  control: 'it holds a control character or one that is not seen',
  reserved: 'Windows reserves a name in it',
  repository: 'it lies in .git',
  dependencies: 'it lies in node_modules',
  character: 'it holds one of < > : " | ? *',
  ending: 'a name in it ends with a dot or a space',
  depth: 'it is too deep',
  length: 'it is too long',
  empty: 'it has no name',
};

/** What reasons about one path speak of. */
export interface PathArgs {
  path: string;
}
/** A path and what the plan marks it as. */
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
    fix: () => 'Choose a name that every system accepts, with "/" between the directories.',
    identity: (a: { path: string }) => [a.path],
  },
  'layout-names-collide': {
    title: 'Two declared paths differ only in case',
    severity: 'error',
    message: (a: { path: string; other: string }) =>
      `${a.path} and ${a.other} differ only in case or in the form of their letters, and are one file on many disks.`,
    fix: () => 'Keep one of the two spellings.',
    identity: (a: { path: string; other: string }) => [a.path, a.other],
  },
  'layout-kind-conflict': {
    title: 'A path is declared as a file and as a directory',
    severity: 'error',
    message: (a: { path: string; other: string }) =>
      `${a.path} cannot be there together with ${a.other}: one of them needs a file where the other needs a directory.`,
    fix: () => 'Give one of them another name, or end the name of a directory with "/".',
    identity: (a: { path: string; other: string }) => [a.path, a.other],
  },
  'layout-kind-mismatch': {
    title: 'A path is something else than declared',
    severity: 'error',
    message: (a: { path: string; declared: 'file' | 'dir'; found: 'file' | 'dir' }) =>
      `${a.path} is declared as a ${NOUNS[a.declared]} and is a ${NOUNS[a.found]}.`,
    fix: () => 'Correct the tree of the plan, or what lies in the workspace.',
    identity: (a: { path: string; declared: string }) => [a.path, a.declared],
  },
  'layout-too-large': {
    title: 'The tree declares too much',
    severity: 'error',
    message: (a: { entries: number; limit: number }) =>
      `The tree has ${a.entries} entries; ${a.limit} are read.`,
    fix: () => 'Declare directories instead of each file in them, or split the feature.',
    identity: () => [],
  },
  'layout-entry-missing': {
    title: 'What the plan marks as existing is missing',
    severity: 'error',
    message: (a: MarkedPathArgs) => `${a.path} is marked ${a.status} and is not there.`,
    fix: (a: MarkedPathArgs) => `Restore ${a.path}, or correct its mark in the plan.`,
    identity: (a: { path: string }) => [a.path],
  },
  'layout-entry-pending': {
    title: 'What the plan marks as existing is still to be made by an earlier feature',
    severity: 'pending',
    message: (a: MarkedPathArgs & { feature: string }) =>
      `${a.path} is marked ${a.status}; ${a.feature} plans it and has not made it yet.`,
    fix: (a: MarkedPathArgs & { feature: string }) => `Finish ${a.feature} first.`,
    identity: (a: { path: string }) => [a.path],
  },
  'layout-directory-missing': {
    title: 'A planned directory is missing',
    severity: 'error',
    message: (a: PathArgs & { feature: string }) =>
      `The directory ${a.path}, planned by ${a.feature}, is missing.`,
    fix: (a: PathArgs & { feature: string }) =>
      `Run \`nx g @plangate/nx:plan ${a.feature}\`, or correct the tree of the plan.`,
    identity: (a: { path: string }) => [a.path],
  },
  'layout-directory-pending': {
    title: 'A planned directory is not there yet',
    severity: 'pending',
    message: (a: PathArgs & { feature: string }) =>
      `The directory ${a.path}, planned by ${a.feature}, is not there yet.`,
    fix: (a: PathArgs & { feature: string }) => `\`nx g @plangate/nx:plan ${a.feature}\` makes it.`,
    identity: (a: { path: string }) => [a.path],
  },
  'layout-file-missing': {
    title: 'A planned file is missing',
    severity: 'error',
    message: (a: PathArgs & { feature: string }) =>
      `The file ${a.path}, planned by ${a.feature}, is missing.`,
    fix: (a: PathArgs) => `Write ${a.path}, untick the task that names it, or correct the tree of the plan.`,
    identity: (a: { path: string }) => [a.path],
  },
  'layout-file-pending': {
    title: 'A planned file is not there yet',
    severity: 'pending',
    message: (a: PathArgs & { feature: string }) =>
      `The file ${a.path}, planned by ${a.feature}, is not there yet.`,
    fix: () => '',
    identity: (a: { path: string }) => [a.path],
  },
  'layout-deleted-present': {
    title: 'What the plan deletes is still there',
    severity: 'error',
    message: (a: PathArgs & { feature: string }) => `${a.feature} deletes ${a.path}, which is still there.`,
    fix: (a: PathArgs) => `Delete ${a.path}, or correct its mark in the plan.`,
    identity: (a: { path: string }) => [a.path],
  },
  'layout-deletion-pending': {
    title: 'What the plan deletes is not yet deleted',
    severity: 'pending',
    message: (a: PathArgs & { feature: string }) => `${a.feature} will delete ${a.path}.`,
    fix: () => '',
    identity: (a: { path: string }) => [a.path],
  },
  'layout-unplanned': {
    title: 'A planned directory holds what no plan names',
    severity: 'info',
    message: (a: { directory: string; names: string; more: number }) =>
      `${a.directory} holds ${a.names}${andMore(a.more)}, which no plan names.`,
    fix: () => '',
  },
});

const NOUNS = { file: 'file', dir: 'directory' } as const;

declare module '../model/reason.js' {
  interface ReasonArgs extends ArgsOf<typeof reasons> {}
}
