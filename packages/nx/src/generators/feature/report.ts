import { plural } from '@plangate/core/graph';
import { readProblem, sanitize } from '@plangate/core';
import {
  describeEditProblem,
  type LeftKind,
  type LeftReference,
  type MovedFeature,
  type ReferenceReason,
  type UneditedFile,
} from '@plangate/core/editing';

/** Most lines that are listed of one kind; the others are counted. */
const MAX_LISTED = 30;

const REASONS: Readonly<Record<ReferenceReason, readonly [one: string, many: string]>> = {
  path: ['path', 'paths'],
  link: ['link', 'links'],
  branch: ['field for the branch', 'fields for the branch'],
  ledger: ['name in a ledger', 'names in a ledger'],
  gate: ['name in a gate', 'names in a gate'],
  node: ['name of the project', 'names of the project'],
};

const LEFT: Readonly<Record<LeftKind, string>> = {
  path: 'Still lead to it:',
  name: 'Name it in words, perhaps its branch:',
  node: 'Name its project:',
  address: 'Lead to it on another host:',
};

/** Where a feature goes and which files follow, each with the reason. */
export function describeMove(from: string, to: string | null, { moves, edits }: MovedFeature): string[] {
  const head =
    to === null ? `${from} is deleted.` : `${from} becomes ${to} (${plural(moves.length, 'file')}).`;
  const lines = edits.map(({ path, reasons }) => {
    const parts = Object.entries(reasons) as [ReferenceReason, number][];
    return `  ${path}: ${parts.map(([reason, count]) => plural(count, ...REASONS[reason])).join(', ')}`;
  });
  return [head, ...(lines.length === 0 ? [] : ['References that follow:']), ...lines].map(sanitize);
}

/** What a person has to look at. */
export function describeLeft({ left, unedited }: Pick<MovedFeature, 'left' | 'unedited'>): string[] {
  const kinds = Object.keys(LEFT) as LeftKind[];
  return [
    ...kinds.flatMap((kind) => section(LEFT[kind], left.filter((one) => one.kind === kind).map(shown))),
    ...section('Not changed, although they may refer to it:', unedited.map(problemOf)),
  ];
}

/** A heading with lines below it, none where there are no lines. */
export function section(heading: string, lines: readonly string[]): string[] {
  if (lines.length === 0) return [];
  const rest = lines.length - MAX_LISTED;
  return [
    heading,
    ...lines.slice(0, MAX_LISTED).map((line) => `  ${sanitize(line)}`),
    ...(rest > 0 ? [`  and ${rest} more`] : []),
  ];
}

function shown({ path, line, text }: LeftReference): string {
  return `${path}:${line}  ${text}`;
}

function problemOf({ path, problem }: UneditedFile): string {
  return `${path}: ${typeof problem === 'string' ? readProblem(problem) : describeEditProblem(problem)}`;
}
