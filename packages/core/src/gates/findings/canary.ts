import { compileGlob, isGlob } from '../../base/glob.js';
import type { LintCount, LintEvidence, LintTool } from '../../evidence/kinds/lint/lint-evidence.js';
import { natureOf } from '../../evidence/kinds/lint/known-tools.js';
import { evidenceCanary, reportCanaries } from '../canaries/evidence-canaries.js';
import { targetGone, targetNotRun } from '../canaries/target-canaries.js';
import type { Canary, GateOf, ProjectSubject } from '../define-gate.js';
import { gather } from '../evidence-of-target.js';
import { newFindings } from './new-findings.js';
import { ownFindings } from './own-findings.js';

type FindingsGate = GateOf<'lint'> | GateOf<'types'>;

/**
 * One finding more than the gate allows, one file that was not checked to its end, or the report is not what it was. Without a report
 * the target decides, which fails or does not run.
 */
export function findingsCanaries(gate: FindingsGate, subject: ProjectSubject): readonly Canary[] {
  const gathered = gather('lint', subject);
  const tool = gathered.status === 'found' ? counted(gathered.evidence.tools, gate) : null;
  // Reports of other tools say nothing of types, so that the target decides beside them.
  if (gathered.status !== 'found' || tool === null) return [targetNotRun(subject), targetGone(subject)];
  const { max, rules } = gate.rules;
  const rule = ruleOf(rules, gathered.evidence);
  const added = (what: string, some: Pick<LintCount, 'errors' | 'warnings' | 'unchecked'>): Canary =>
    evidenceCanary('lint', subject, {
      what,
      alter: (evidence) => withFindings(evidence, { tool: tool.name, file: null, rule, ...some }),
    });
  const isProvable = max.warnings === undefined && rules === undefined;
  return [
    added(`${String(max.errors + 1)} more errors are found`, {
      errors: max.errors + 1,
      warnings: 0,
      unchecked: 0,
    }),
    added('a file is not checked to its end', { errors: 1, warnings: 0, unchecked: 1 }),
    ...(max.warnings === undefined
      ? []
      : [
          added(`${String(max.warnings + 1)} more warnings are found`, {
            errors: 0,
            warnings: max.warnings + 1,
            unchecked: 0,
          }),
        ]),
    ...(hidesOld(gate, gathered.evidence, subject) ? [hiddenBase(subject)] : []),
    ...reportCanaries('lint', subject, {
      neededByGate: !isProvable || !subject.context.succeeded.has(subject.target),
    }),
    targetGone(subject),
  ];
}

/** Whether the gate passes because the base has what would be too much. */
function hidesOld(
  { rules: { kind, rules, max, newOnly } }: FindingsGate,
  evidence: LintEvidence,
  subject: ProjectSubject,
): boolean {
  if (newOnly !== true) return false;
  const tool = (name: string | null): boolean => kind === 'lint' || natureOf(name) !== 'linter';
  const { old } = newFindings(ownFindings(evidence, { rules, tool }, subject), subject);
  return old.errors > max.errors || old.warnings > (max.warnings ?? Infinity);
}

/** Nobody knows what the base has, so that old findings count. */
export function hiddenBase({ context }: ProjectSubject): Canary {
  return {
    what: 'nobody knows which findings the base has',
    make: () => ({
      context: { ...context, baseFindings: () => ({ known: false, why: 'the canary hides it' }) },
    }),
  };
}

/** A tool whose findings the gate counts; null where the report is of none. */
function counted(tools: readonly LintTool[], { rules: { kind } }: FindingsGate): LintTool | null {
  return tools.find(({ name }) => kind === 'lint' || natureOf(name) === 'type-checker') ?? null;
}

/** A rule that the gate counts: one that a tool lists, the first that the gate names, or none, which always counts. */
function ruleOf(rules: readonly string[] | undefined, { rules: known, counts }: LintEvidence): string | null {
  const listed = [...(known ?? []), ...counts.flatMap((count) => count.rule ?? [])];
  if (rules === undefined) return listed[0] ?? 'canary';
  const globs = rules.map((glob) => compileGlob(glob, true));
  const matching = listed.find((rule) => globs.some((glob) => glob.ok && glob.matches(rule)));
  return matching ?? rules.find((rule) => !isGlob(rule)) ?? null;
}

/** The same report with more findings. */
function withFindings(evidence: LintEvidence, added: LintCount): LintEvidence {
  return {
    ...evidence,
    errors: evidence.errors + added.errors,
    warnings: evidence.warnings + added.warnings,
    counts: [...evidence.counts, added],
  };
}
