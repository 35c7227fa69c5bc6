import { compileGlob, isGlob } from '../../base/glob.js';
import type { LintCount, LintEvidence, LintTool } from '../../evidence/kinds/lint/lint-evidence.js';
import { natureOf } from '../../evidence/kinds/lint/known-tools.js';
import { pathOfGlob } from '../canaries/path-of-glob.js';
import { evidenceCanary, reportCanaries } from '../canaries/evidence-canaries.js';
import { targetGone, targetNotRun } from '../canaries/target-canaries.js';
import type { Canary, CanaryOrIdle, GateOf, ProjectSubject } from '../define-gate.js';
import { plural } from '../../reasons/wording.js';
import { gather } from '../evidence-of-target.js';
import { newFindings } from './new-findings.js';
import { ownFindings } from './own-findings.js';

type FindingsGate = GateOf<'lint'> | GateOf<'types'>;

/**
 * One finding more than the gate allows, one file that was not checked to its end, or the report is not what it was. Without a report
 * the target decides, which fails or does not run.
 */
export function findingsCanaries(gate: FindingsGate, subject: ProjectSubject): readonly CanaryOrIdle[] {
  const gathered = gather('lint', subject);
  const tool = gathered.status === 'found' ? counted(gathered.evidence.tools, gate) : null;
  // Reports of other tools say nothing of types, so that the target decides beside them.
  if (gathered.status !== 'found' || tool === null) return [targetNotRun(subject), targetGone(subject)];
  const { max, rules } = gate.rules;
  const added: Addition = (field, what, { rule, ...some }) =>
    evidenceCanary('lint', subject, {
      rules: field,
      what,
      alter: (evidence) => withFindings(evidence, { ...NO_FINDING, tool: tool.name, rule, ...some }),
    });
  const counting = rules === undefined ? [] : rulesThatCount(rules, gathered.evidence);
  const [rule = null] = rules === undefined ? [anyRule(gathered.evidence)] : counting;
  const errors = max.errors + 1;
  const isProvable = max.warnings === undefined && rules === undefined;
  return [
    added(['max.errors'], `${plural(errors, 'more error is', 'more errors are')} found`, { rule, errors }),
    ...counting.map((one) =>
      added(['rules'], `${plural(errors, `more error of ${one} is`, `more errors of ${one} are`)} found`, {
        rule: one,
        errors,
      }),
    ),
    added([], 'a file is not checked to its end', { rule, errors: 1, unchecked: 1 }),
    ...warningCanaries(max.warnings, rule, added),
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
    rules: ['newOnly'],
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

/** A rule, where every rule counts. */
function anyRule({ rules, counts }: LintEvidence): string {
  return rules?.[0] ?? counts.find(({ rule }) => rule !== null)?.rule ?? 'canary';
}

/** For each rule or glob that the gate names, one that counts by it: that a tool lists, or one that is made up. */
function rulesThatCount(rules: readonly string[], { rules: known, counts }: LintEvidence): readonly string[] {
  const listed = [...(known ?? []), ...counts.flatMap(({ rule }) => rule ?? [])];
  const found = rules.flatMap((written) => {
    const glob = compileGlob(written, true);
    const matching = listed.find((rule) => glob.ok && glob.matches(rule));
    return matching ?? (isGlob(written) ? (pathOfGlob(written) ?? []) : written);
  });
  return [...new Set(found)];
}

type Addition = (
  field: Canary['rules'],
  what: string,
  some: Pick<LintCount, 'rule'> & Partial<Pick<LintCount, 'errors' | 'warnings' | 'unchecked'>>,
) => Canary;

const NO_FINDING = { file: null, errors: 0, warnings: 0, unchecked: 0 } as const;

function warningCanaries(most: number | undefined, rule: string | null, added: Addition): Canary[] {
  if (most === undefined) return [];
  const warnings = most + 1;
  const what = `${plural(warnings, 'more warning is', 'more warnings are')} found`;
  return [added(['max.warnings'], what, { rule, warnings })];
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
