import { listed } from '../../reasons/wording.js';
import { GLOB_LIMITS } from '../../base/glob.js';
import { joinPath } from '../../base/paths.js';
import { violation } from '../../reasons/given.js';
import { allOf, compareFields, compareMaximum } from '../comparison.js';
import { lessIsStronger, moreIsStronger, relateGlobs } from '../list-comparison.js';
import type { GateComparison, GateOf, GateOutcome, ProjectGateKind, ProjectSubject } from '../define-gate.js';
import { NO_DETAILS } from '../define-gate.js';
import { listProject, MAX_WALKED, type Walked } from '../project-paths.js';
import { countedBy, EVERYTHING } from './counted-files.js';
import { MEASURES, type Measure } from './measure.js';
import { sizeOfFile } from './size-of-file.js';
import { sizeCanaries } from './canary.js';

type SizeRules = GateOf<'size'>['rules'];

/** No file has more lines or bytes, and no directory more entries, than the gate allows. */
export const sizeKind: ProjectGateKind<'size'> = {
  kind: 'size',
  of: 'project',
  defaultTarget: null,
  evidence: null,
  needs: [],
  describe: ({ files = EVERYTHING, except = [], max }) => {
    const without = except.length === 0 ? '' : ` except ${except.join(', ')}`;
    return `${files.join(', ')}${without}: ${limitsOf(max)}`;
  },
  compare: compareFields<'size'>({
    max: compareMaxima,
    files: (outer, inner) =>
      moreIsStronger(relateGlobs(outer ?? EVERYTHING, inner ?? EVERYTHING), 'fewer files count'),
    except: (outer, inner) =>
      lessIsStronger(relateGlobs(outer ?? [], inner ?? []), 'more files are excepted'),
  }),
  decide,
  canaries: sizeCanaries,
};

/** A larger maximum, and one that is left out, ask for less. */
function compareMaxima(outer: SizeRules['max'], inner: SizeRules['max']): GateComparison {
  return allOf(
    MEASURES.map((name) => {
      const now = inner[name] === undefined ? `no maximum of ${name}` : `${name} <= ${inner[name]}`;
      return compareMaximum(outer[name], inner[name], `${now} instead of ${name} <= ${outer[name] ?? ''}`);
    }),
  );
}

/** One thing that is too large. */
interface Excess {
  readonly path: string;
  readonly measure: Measure;
  readonly found: number;
}

function decide({ rules }: GateOf<'size'>, subject: ProjectSubject): GateOutcome {
  const { project, context } = subject;
  const counts = countedBy(rules);
  if (typeof counts === 'string') {
    const args = { glob: counts, expected: GLOB_LIMITS };
    return { ...NO_DETAILS, verdict: 'fail', reason: 'gate-glob-refused', args };
  }
  const walked = listProject(project.root, context);
  const paths = walked.paths
    .filter(({ kind, path }) => kind === 'file' && counts(path))
    .map(({ path }) => path);
  const excesses = [...tooLarge(paths, rules, subject), ...tooFull(paths, walked, rules)];
  if (excesses.length > 0) return aboveMaximum(excesses, rules, subject);
  if (walked.cut) {
    const args = { root: project.root, limit: MAX_WALKED, pattern: (rules.files ?? EVERYTHING).join(', ') };
    return { ...NO_DETAILS, verdict: 'fail', reason: 'layout-too-many-files', args };
  }
  const args = { project: project.name, files: paths.length };
  const expected = limitsOf(rules.max);
  return paths.length === 0
    ? { ...NO_DETAILS, verdict: 'skipped', reason: 'size-nothing-to-measure', args, expected }
    : { ...NO_DETAILS, verdict: 'pass', reason: 'size-within-maximum', args, expected };
}

function tooLarge(
  paths: readonly string[],
  { max }: SizeRules,
  { project, context }: ProjectSubject,
): Excess[] {
  if (max.lines === undefined && max.bytes === undefined) return [];
  return paths.flatMap((path): Excess[] => {
    const size = sizeOfFile(joinPath(project.root, path), context);
    return (['lines', 'bytes'] as const).flatMap((measure) => {
      const [found, limit] = [size[measure], max[measure]];
      return found !== null && limit !== undefined && found > limit ? [{ path, measure, found }] : [];
    });
  });
}

/** Directories that directly hold a file that counts; all of their entries count, whatever they are. */
function tooFull(paths: readonly string[], { paths: all }: Walked, { max }: SizeRules): Excess[] {
  const limit = max.entries;
  if (limit === undefined) return [];
  const entries = new Map<string, number>();
  for (const { path } of all) entries.set(holderOf(path), (entries.get(holderOf(path)) ?? 0) + 1);
  return [...new Set(paths.map(holderOf))].flatMap((path): Excess[] => {
    const found = entries.get(path) ?? 0;
    return found > limit ? [{ path, measure: 'entries', found }] : [];
  });
}

function holderOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '.' : path.slice(0, slash);
}

function aboveMaximum(
  excesses: readonly Excess[],
  { max }: SizeRules,
  { project }: ProjectSubject,
): GateOutcome {
  const sorted = [...excesses].sort((one, two) => share(two, max) - share(one, max));
  const described = sorted.map(
    ({ path, measure, found }) => `${joinPath(project.root, path)} (${found} ${measure})`,
  );
  const [first] = sorted;
  const file = first === undefined || first.measure === 'entries' ? null : joinPath(project.root, first.path);
  const line = first?.measure === 'lines' ? (max.lines ?? 0) + 1 : 1;
  return {
    ...NO_DETAILS,
    verdict: 'fail',
    reason: 'size-above-maximum',
    args: { count: sorted.length, first: described[0] ?? '', limits: limitsOf(max) },
    expected: limitsOf(max),
    actual: listed(described),
    location: file === null ? null : { file, line, column: 1 },
    violations: sorted.map(({ path, measure, found }) => ({
      ...violation('size-above-maximum', [path, measure], found),
      measured: true,
    })),
  };
}

/** How far above its maximum something is, for the order in which it is named. */
function share({ measure, found }: Excess, max: SizeRules['max']): number {
  return found / Math.max(max[measure] ?? 1, 1);
}

function limitsOf(max: SizeRules['max']): string {
  return MEASURES.flatMap((name) => (max[name] === undefined ? [] : [`${name} <= ${max[name]}`])).join(', ');
}
