import { joinPath, parentOf } from '../../base/paths.js';
import { withFiles } from '../canaries/altered-context.js';
import type { Canary, GateOf, ProjectSubject } from '../define-gate.js';
import { listProject } from '../project-paths.js';
import { plural } from '../../reasons/wording.js';
import { countedBy } from './counted-files.js';
import type { Measure } from './measure.js';

/** Beyond this a limit of bytes is not tried out: the file would be held in memory. */
const MAX_BYTES = 16 * 1024 * 1024;

/** A file with one line or byte more than the gate allows, or a directory with one entry more. */
export function sizeCanaries(
  { rules }: GateOf<'size'>,
  { project, context }: ProjectSubject,
): readonly Canary[] {
  const counts = countedBy(rules);
  if (typeof counts === 'string') return [];
  const { paths } = listProject(project.root, context);
  const found = paths.find(({ kind, path }) => kind === 'file' && counts(path));
  if (found === undefined) return [];
  const path = joinPath(project.root, found.path);
  const holder = parentOf(path) ?? '.';
  const { lines, bytes, entries } = rules.max;
  const written = (measure: Measure, what: string, files: () => ReadonlyMap<string, Uint8Array>): Canary => ({
    rules: [`max.${measure}`],
    what,
    make: () => ({ context: withFiles(context, { written: files() }) }),
  });
  return [
    ...(lines === undefined || lines >= MAX_BYTES
      ? []
      : [
          written(
            'lines',
            `${path} has ${plural(lines + 1, 'line')}`,
            () => new Map([[path, bytesOf('\n', lines + 1)]]),
          ),
        ]),
    ...(bytes === undefined || bytes >= MAX_BYTES
      ? []
      : [
          written(
            'bytes',
            `${path} has ${plural(bytes + 1, 'byte')}`,
            () => new Map([[path, bytesOf(' ', bytes + 1)]]),
          ),
        ]),
    ...(entries === undefined || entries >= MAX_ENTRIES
      ? []
      : [
          written('entries', `${holder} has ${plural(entries + 1, 'more entry', 'more entries')}`, () => {
            const names = Array.from({ length: entries + 1 }, (_, at) =>
              joinPath(holder, `canary-${String(at)}`),
            );
            return new Map(names.map((name) => [name, new Uint8Array()]));
          }),
        ]),
  ];
}

/** Beyond this a limit of entries is not tried out: no project is looked at that has so many. */
const MAX_ENTRIES = 10_000;

function bytesOf(char: string, count: number): Uint8Array {
  return new Uint8Array(count).fill(char.charCodeAt(0));
}
