import { joinPath, relativeTo } from '../../base/paths.js';
import { writerOf } from '../../evidence/kinds/tests/report-writer.js';
import type { Violation } from '../../model/baseline.js';
import type { ReasonCode } from '../../model/reason.js';
import { violation } from '../../reasons/given.js';
import type { GateOf, ProjectSubject, ReasonGiven } from '../define-gate.js';
import { listed } from '../../reasons/wording.js';
import { partlyRun } from '../proofs/focus.js';
import { partialWords } from '../proofs/partial-words.js';
import type { ProofOfSources } from '../proofs/proof-of-sources.js';
import type { ProofOfTests } from '../proofs/proof-of-tests.js';
import type { Reports } from './evidence-of-proof.js';

/** What the gate asks for, and what reports say of it. Paths are relative to the project. */
export interface Held {
  readonly rules: GateOf<'proof'>['rules'];
  readonly tests: Pick<ProofOfTests, 'proven' | 'missing' | 'notRun' | 'unnamed'> & {
    readonly partly: ReadonlySet<string>;
  };
  readonly sources: Pick<ProofOfSources, 'counted' | 'missing' | 'others'>;
  readonly reports: Reports<'tests'>;
  /** Whether all paths of the project were looked at. */
  readonly complete: boolean;
  /** How many files are exempt. */
  readonly exempt: number;
}

/** One thing that is wrong. */
export interface Failure {
  readonly given: ReasonGiven;
  /** A file of the project that it is about; null when there is none. */
  readonly path: string | null;
  readonly violations: readonly Violation[];
}

/** All that is wrong, with what explains most first. */
export function failuresOf(held: Held, subject: ProjectSubject): readonly Failure[] {
  return [
    ...chosenTests(held, subject),
    ...changedSources(held, subject),
    ...nothingToProve(held, subject),
    ...missingTests(held, subject),
    ...testsNotRun(held),
    ...testsOfAPart(held, subject),
    ...missingSources(held),
  ];
}

function each(code: ReasonCode, paths: readonly string[]): Violation[] {
  return paths.map((path) => violation(code, [path]));
}

function chosenTests({ reports }: Held, { context }: ProjectSubject): Failure[] {
  return reports.targets.flatMap((target) => {
    const { tests } = partialWords(context.wordsOf?.(target) ?? []);
    if (tests.length === 0) return [];
    const args = { target, why: `it ran with ${listed(tests)}` };
    const given = { reason: 'proof-run-partial', args } as const;
    return [{ given, path: null, violations: [violation('proof-run-partial', [target])] }];
  });
}

function changedSources({ sources }: Held, { project }: ProjectSubject): Failure[] {
  const [first, ...more] = sources.others;
  if (first === undefined) return [];
  const given = { reason: 'proof-sources-changed', args: { ...first, more: more.length } } as const;
  const paths = sources.others.map(({ file }) => relativeTo(file, project.root));
  return [{ given, path: paths[0] ?? null, violations: each('proof-sources-changed', paths) }];
}

function nothingToProve({ rules, tests, sources, exempt }: Held, { project }: ProjectSubject): Failure[] {
  const none = (what: string, declared: boolean): Failure => {
    const args = { project: project.name, what, declared, exempt };
    const violations = [violation('proof-nothing-to-prove', [what])];
    return { given: { reason: 'proof-nothing-to-prove', args }, path: null, violations };
  };
  const found: Failure[] = [];
  if (tests.proven.length + tests.missing.length + tests.notRun.length === 0)
    found.push(none('test files', rules.tests === 'declared'));
  // A project of tests alone has no sources, so only those that were asked for by name must be there.
  if (rules.sources === 'declared' && sources.counted.length + sources.missing.length === 0)
    found.push(none('source files', true));
  return found;
}

function share(proven: readonly string[], ...others: (readonly string[])[]) {
  const total = others.reduce((sum, paths) => sum + paths.length, proven.length);
  return { proven: proven.length, total };
}

function missingTests({ tests, reports }: Held, { context }: ProjectSubject): Failure[] {
  const { proven, missing, notRun, unnamed } = tests;
  if (missing.length === 0) return [];
  const counts = { ...share(proven, missing, notRun), files: listed(missing) };
  const [path = null] = missing;
  const without = reports.evidence.find(({ files }) => files.some(({ file }) => file === null));
  if (unnamed && without !== undefined) {
    const { writer, fix: how } = writerOf(without);
    const args = { ...counts, report: listed(reports.paths), writer, how };
    const violations = each('proof-tests-unnamed', missing);
    return [{ given: { reason: 'proof-tests-unnamed', args }, path, violations }];
  }
  const words = reports.targets.flatMap((target) => partialWords(context.wordsOf?.(target) ?? []).files);
  const args = { ...counts, words: listed(words) };
  const violations = each('proof-tests-unproven', missing);
  return [{ given: { reason: 'proof-tests-unproven', args }, path, violations }];
}

function testsNotRun({ tests: { proven, missing, notRun } }: Held): Failure[] {
  const [path] = notRun;
  if (path === undefined) return [];
  const args = { ...share(proven, missing, notRun), files: listed(notRun) };
  const violations = each('proof-tests-not-run', notRun);
  return [{ given: { reason: 'proof-tests-not-run', args }, path, violations }];
}

const SCRIPT = /\.[cm]?[jt]sx?$/;
/** A test file that is larger is not read. */
const MAX_BYTES = 1024 * 1024;

const WHY = {
  focused: (path: string) => `${path} runs only what it marks with ".only"`,
  selected: (path: string) => `tests of ${path} were left out, and nothing in the file leaves them out`,
} as const;

/** Test files of which the run left out tests: by `.only`, or by a pattern that the command does not show. */
function testsOfAPart({ tests, reports }: Held, { project, context }: ProjectSubject): Failure[] {
  const found = tests.proven.flatMap((path) => {
    if (!SCRIPT.test(path)) return [];
    const read = context.files.read(joinPath(project.root, path), MAX_BYTES);
    const why = read.ok ? partlyRun(read.text, tests.partly.has(path)) : null;
    return why === null ? [] : [{ path, why: WHY[why](path) }];
  });
  const [first] = found;
  if (first === undefined) return [];
  const args = { target: reports.targets.join(', '), why: first.why };
  const paths = found.map(({ path }) => path);
  const violations = each('proof-run-partial', paths);
  return [{ given: { reason: 'proof-run-partial', args }, path: first.path, violations }];
}

function missingSources({ sources: { counted, missing } }: Held): Failure[] {
  const [path] = missing;
  if (path === undefined) return [];
  const args = { ...share(counted, missing), files: listed(missing) };
  const violations = each('proof-sources-unproven', missing);
  return [{ given: { reason: 'proof-sources-unproven', args }, path, violations }];
}
