import { violation } from '../../reasons/given.js';
import { listed } from '../../reasons/wording.js';
import type { Violation } from '../../model/baseline.js';
import type { TestCounts } from '../../evidence/kinds/tests/suites.js';
import type { GateOf, ReasonGiven } from '../define-gate.js';

type FlakyRule = GateOf<'tests'>['rules']['flaky'];

/** How many tests may pass only when they are repeated; Infinity where the gate does not limit them. */
export function mostFlaky(rule: FlakyRule): number {
  if (rule === 'allow') return Infinity;
  return rule === 'deny' ? 0 : rule.max;
}

/** The failure of a gate that has more flaky tests than it allows; null when it does not. */
export function tooManyFlaky(rule: FlakyRule, total: TestCounts): ReasonGiven | null {
  const maximum = mostFlaky(rule);
  if (total.flaky <= maximum) return null;
  return { reason: 'tests-too-flaky', args: { flaky: total.flaky, maximum, tests: namesOf(total) } };
}

/** One violation with the number of all: which test is flaky in a run is chance, so that another one is not news. */
export function flakyViolations(rule: FlakyRule, total: TestCounts): Violation[] {
  return total.flaky > mostFlaky(rule) ? [violation('tests-too-flaky', [], total.flaky)] : [];
}

/** The first flaky tests by name, and how many more there are. */
export function namesOf({ flaky, flakyTests }: TestCounts, most = 3): string {
  const names = flakyTests.slice(0, most).map((name) => `"${name}"`);
  return names.length === 0 ? '' : listed([...names, ...Array<string>(flaky - names.length)], names.length);
}
