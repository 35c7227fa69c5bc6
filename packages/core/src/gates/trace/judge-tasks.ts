import { declaredEntries } from '../../layout/declared-entries.js';
import type { Finding } from '../../model/finding.js';
import { locate } from '../../model/position.js';
import type { FeatureSubject, GateOutcome } from '../define-gate.js';
import { NO_DETAILS } from '../define-gate.js';
import { testsOf } from '../tests-of-run.js';
import { proveTasks, type TaskProof } from './prove-tasks.js';

/** Tasks that a note names; the rest is counted. */
const MAX_NAMED = 10;

/** How it stands with the ticked tasks of a feature. */
export interface TracedTasks {
  readonly outcomes: readonly GateOutcome[];
  /** Ticked tasks whose files are there and whose tests passed. */
  readonly proven: number;
  /** Which ticked tasks nothing could prove. */
  readonly notes: readonly Finding[];
}

/** Judges the ticked tasks of a feature by the rule by which `nx g tasks --tick` ticks them. */
export function judgeTraceOfTasks({ feature, context, runs }: FeatureSubject): TracedTasks {
  if (!feature.tasks.ok) return { outcomes: [], proven: 0, notes: [] };
  const found = runs.map(testsOf);
  const earlier = declaredEntries(feature).filter(
    ({ status }) => status === 'existing' || status === 'modified',
  );
  const proofs = proveTasks(feature.tasks.document, {
    kind: (path) => context.files.kind(path),
    roots: runs.map(({ project }) => project.root),
    tests: {
      passed: new Set(found.flatMap(({ passed }) => [...passed])),
      failed: new Set(found.flatMap(({ failed }) => [...failed])),
    },
    earlier: new Set(earlier.map(({ path }) => path)),
  }).filter(({ task }) => task.done);
  const file = feature.tasks.file;
  return {
    outcomes: proofs.flatMap((proof) => unproven(proof, file)),
    proven: proofs.filter(({ proof }) => proof.ok).length,
    notes: withoutProof(proofs),
  };
}

/** A task whose files are there and that no test is known to be of has all that it names. */
function unproven({ task, proof }: TaskProof, file: string): GateOutcome[] {
  if (proof.ok || proof.why === 'untested' || proof.why === 'nothing') return [];
  const [first = '', ...others] = proof.paths;
  const args = { task: nameOf(task), why: proof.why, paths: first, more: others.length };
  const location = locate(file, task.position);
  return [{ ...NO_DETAILS, verdict: 'fail', reason: 'task-unproven', args, location }];
}

function withoutProof(proofs: readonly TaskProof[]): Finding[] {
  const bare = proofs.filter(({ proof }) => !proof.ok && proof.why === 'nothing');
  if (bare.length === 0) return [];
  const tasks = bare.slice(0, MAX_NAMED).map(({ task }) => nameOf(task));
  const args = { tasks: tasks.join(', '), more: bare.length - tasks.length };
  return [{ reason: 'tasks-without-proof', args, position: null }];
}

function nameOf({ id, position }: TaskProof['task']): string {
  return id ?? `the task of line ${position.line}`;
}
