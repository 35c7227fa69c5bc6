import { listIn } from '../../base/list-in.js';
import { memoize, once } from '../../base/memo.js';
import { deepestRoot, joinPath } from '../../base/paths.js';
import { requirementKeysAmong, requirementKeysIn } from '../../base/requirement-ids.js';
import { sanitize } from '../../base/sanitize.js';
import { isAmongTests } from '../../evidence/kinds/tests/test-files.js';
import type { NamedTest } from '../../evidence/kinds/tests/tests-evidence.js';
import { projectRoots, projectRootSet } from '../../features/project-roots.js';
import { featuresOfProject } from '../../features/touched-projects.js';
import { locate } from '../../model/position.js';
import type { Requirement, RequirementKind } from '../../model/requirement.js';
import type { RequirementProof, RequirementTest } from '../../model/verdict.js';
import type { WorkspaceFiles } from '../../base/workspace-files.js';
import type { Feature, JudgeContext } from '../../model/workspace.js';
import type { FeatureSubject, ProjectRun } from '../define-gate.js';
import { listProject } from '../project-paths.js';
import { targetRuns, type TargetRun } from '../tests-of-run.js';
import { FeatureOfTest } from './feature-of-test.js';

/** Test files of one project that are read, and bytes of each. */
const MAX_FILES = 2_000;
const MAX_BYTES = 1024 * 1024;
/** Tests that are kept of one requirement; all of them are counted. */
const MAX_TESTS = 100;
/** Characters of the name of a test that are shown. */
const MAX_NAME = 1_000;

/** A requirement, and what this run says of it. */
export interface ProvenRequirement {
  readonly kind: RequirementKind;
  readonly key: string;
  readonly proof: RequirementProof;
  /** A test that names it, of which nobody can tell whether it means this feature, and which features it may mean. */
  readonly unclear: { readonly test: string; readonly others: readonly string[] } | null;
}

/** A run that counts for nothing. */
export interface RunFault {
  readonly project: string;
  readonly run: TargetRun;
}

/** What the runs of the projects of a feature say of its specification. */
export interface Trace {
  readonly requirements: readonly ProvenRequirement[];
  readonly faults: readonly RunFault[];
}

type Asked = Pick<FeatureSubject, 'feature' | 'context' | 'runs'>;

/** What tests and test files of the projects that a feature touches say of its requirements. Computed once for all gates. */
export function traceOf(asked: Asked): Trace {
  const known = tracesIn(asked.runs);
  const trace = known.get(asked.feature) ?? traced(asked);
  known.set(asked.feature, trace);
  return trace;
}

const tracesIn = memoize((_: readonly ProjectRun[]) => new Map<Feature, Trace>());

/** A test, or a test file, that names a requirement. */
interface Mention {
  readonly project: string;
  readonly file: string | null;
  /** Null: the file alone names it. */
  readonly name: string | null;
  /** What it says, which may name a feature. */
  readonly words: () => string;
  readonly ended: NamedTest['ended'] | null;
  readonly owners: FeatureOfTest;
}

function traced({ feature, context, runs }: Asked): Trace {
  const requirements = feature.spec.ok ? (feature.spec.document.requirements ?? []) : [];
  const keys = new Set(requirements.map(({ key }) => key));
  const mentions = new Map<string, Mention[]>();
  const faults: RunFault[] = [];
  const roots = projectRoots(context.state);
  const owners = new Map(
    runs.map(({ project: { root } }) => {
      const touching = featuresOfProject(root, context.state.features, roots);
      return [root, new FeatureOfTest(feature, { root, touching, context })] as const;
    }),
  );
  const all = projectRootSet(context.state);
  for (const run of runs) {
    const { project } = run;
    const own = owners.get(project.root);
    if (own === undefined) continue;
    const ownersOf = (file: string | null): FeatureOfTest | null =>
      owners.get((file === null ? null : deepestRoot(file, all)) ?? project.root) ?? null;
    for (const one of targetRuns(run)) {
      if (!one.ok || one.unproven !== null || one.namesLeftOut)
        faults.push({ project: project.name, run: one });
      if (one.ok) addTests(mentions, keys, { run: one, project: project.name, own, ownersOf });
    }
    addFiles(mentions, keys, { run, owners: own });
  }
  return {
    requirements: requirements.map((one) => proven(one, feature, mentions.get(one.key) ?? [])),
    faults,
  };
}

interface TestsToAdd {
  readonly run: TargetRun & { ok: true };
  readonly project: string;
  readonly own: FeatureOfTest;
  /** Decides of the tests in a file; null where the file is in a project that the feature does not touch. */
  readonly ownersOf: (file: string | null) => FeatureOfTest | null;
}

function addTests(
  mentions: Map<string, Mention[]>,
  keys: ReadonlySet<string>,
  { run, project, own, ownersOf }: TestsToAdd,
): void {
  for (const { result, file } of run.located) {
    if (result.named === undefined) continue;
    const owners = ownersOf(file);
    for (const { name, ended } of result.named) {
      // What passed in a run that proves nothing, or in another project, is as good as skipped; what failed has failed.
      const counts = ended !== 'passed' || (run.unproven === null && owners !== null);
      const mention = {
        project,
        file,
        name: sanitize(name.slice(0, MAX_NAME)),
        words: () => name,
        ended: counts ? ended : 'skipped',
        owners: owners ?? own,
      } as const;
      for (const key of requirementKeysAmong(name, keys)) listIn(mentions, key, mention);
    }
  }
}

function addFiles(
  mentions: Map<string, Mention[]>,
  keys: ReadonlySet<string>,
  { run: { project, context }, owners }: { run: ProjectRun; owners: FeatureOfTest },
): void {
  for (const { file, named } of namedInFiles(context.files)(project.root, context)) {
    const mentioned = named.filter((key) => keys.has(key));
    const mention = {
      project: project.name,
      file,
      name: null,
      words: once(() => textOf(file, context) ?? ''),
      ended: null,
      owners,
    };
    for (const key of mentioned) listIn(mentions, key, mention);
  }
}

/** A test file that names requirements. */
interface NamingFile {
  readonly file: string;
  readonly named: readonly string[];
}

/** The test files of a project that name requirements; read once for all features that touch it. */
const namedInFiles = memoize((_: WorkspaceFiles) => {
  const known = new Map<string, readonly NamingFile[]>();
  return (root: string, context: JudgeContext): readonly NamingFile[] => {
    const found = known.get(root) ?? namingFiles(root, context);
    known.set(root, found);
    return found;
  };
});

function namingFiles(root: string, context: JudgeContext): NamingFile[] {
  return listProject(root, context)
    .paths.filter(({ path, kind }) => kind === 'file' && isAmongTests(path))
    .slice(0, MAX_FILES)
    .flatMap(({ path }) => {
      const file = joinPath(root, path);
      const named = [...requirementKeysIn(textOf(file, context) ?? '')];
      return named.length === 0 ? [] : [{ file, named }];
    });
}

function textOf(file: string, { files }: JudgeContext): string | null {
  const text = files.read(file, MAX_BYTES);
  return text.ok ? text.text : null;
}

function proven(requirement: Requirement, feature: Feature, mentions: readonly Mention[]): ProvenRequirement {
  const { id, key, kind, text, position } = requirement;
  const judged = mentions.map((mention) => ({
    mention,
    whose: mention.owners.whose({ file: mention.file, words: mention.words() }, key),
  }));
  const own = judged.filter(({ whose }) => whose === 'this').map(({ mention }) => mention);
  const unclear = judged.filter(({ whose }) => whose === 'unclear').map(({ mention }) => mention);
  // A failure that may be of this feature is taken for one.
  const isFailed = ({ ended }: Mention): boolean => ended === 'failed';
  const counted = [...own, ...unclear.filter(isFailed)];
  const failed = counted.filter(isFailed);
  const [doubted] = unclear;
  return {
    kind,
    key,
    proof: {
      id: sanitize(id),
      text: sanitize(text),
      location: locate(feature.spec.file, position),
      state: stateOf(own, failed),
      tests: told(counted),
    },
    unclear:
      doubted === undefined
        ? null
        : { test: doubted.name ?? doubted.file ?? '', others: doubted.owners.others(key) },
  };
}

function stateOf(own: readonly Mention[], failed: readonly Mention[]): RequirementProof['state'] {
  if (failed.length > 0) return 'failing';
  if (own.some(({ ended }) => ended === 'passed')) return 'tested';
  return own.length > 0 ? 'named' : 'missing';
}

/** What failed first; files only where none of their tests is listed. */
function told(mentions: readonly Mention[]): RequirementTest[] {
  const tests = mentions.filter(({ name }) => name !== null);
  const named = new Set(tests.map(({ file }) => file));
  const files = mentions.filter(({ name, file }) => name === null && !named.has(file));
  const rank = ({ ended }: Mention): number => (ended === 'failed' ? 0 : ended === 'passed' ? 1 : 2);
  return [...tests, ...files]
    .sort((one, other) => rank(one) - rank(other))
    .slice(0, MAX_TESTS)
    .map(({ project, file, name, ended }) => ({
      project,
      file: file === null ? null : sanitize(file),
      name,
      passed: ended === 'passed' ? true : ended === 'failed' ? false : null,
    }));
}
