import { describeGate } from '../../../src/gates/describe-gate.js';
import { gateBlock } from '../../../src/gates/gate-schemas.js';

function line(gate: unknown): string {
  return describeGate({
    id: 'x',
    rules: gateBlock.parse(gate),
    origin: 'block',
    quote: '',
    position: { line: 1, column: 1 },
  });
}

it.each([
  [{ kind: 'coverage', min: { lines: 90, branches: 85.5 } }, 'coverage: lines >= 90 %, branches >= 85.5 %'],
  [{ kind: 'tests' }, 'tests: contract, integration, unit ran and passed'],
  [
    { kind: 'tests', suites: { smoke: 'e2e/**' }, min: 3, skipped: 'allow' },
    'tests: smoke (e2e/**) ran and passed, at least 3 tests each, skipped tests allowed',
  ],
  [{ kind: 'tests', suites: ['unit'], flaky: { max: 2 } }, 'tests: unit ran and passed, flaky tests <= 2'],
  [{ kind: 'tests', suites: ['unit'], flaky: 'deny' }, 'tests: unit ran and passed, no flaky tests'],
  [{ kind: 'lint', max: { warnings: 2 }, rules: ['no-*'] }, 'lint: errors <= 0, warnings <= 2 (rules no-*)'],
  [{ kind: 'types', status: 'evaluated' }, 'types: errors <= 0 [evaluated]'],
  [{ kind: 'layout' }, 'layout: what the plans declare'],
  [
    { kind: 'layout', structure: 'single', directories: ['src'], files: ['a', 'b'], forbid: ['c'] },
    'layout: structure single; directories src; files a, b; no c',
  ],
  [{ kind: 'performance', max: '200ms' }, 'performance: latency, percentile 95 <= 200ms'],
  [
    { kind: 'performance', metric: 'cumulative-layout-shift', percentile: 99.9, max: 0.1 },
    'performance: cumulative-layout-shift, percentile 99.9 <= 0.1',
  ],
  [{ kind: 'boundaries', deny: ['libs/ui'] }, 'boundaries: dependencies not to libs/ui'],
  [
    {
      kind: 'boundaries',
      from: ['tag:layer:domain'],
      allow: ['tag:layer:domain', 'npm:zod'],
      deny: ['npm:react*'],
    },
    'boundaries: dependencies from tag:layer:domain; only to tag:layer:domain, npm:zod; not to npm:react*',
  ],
  [{ kind: 'target', name: 'e2e', projects: ['shop', 'tag:x'] }, 'target: e2e passes (projects shop, tag:x)'],
  [{ kind: 'plan' }, 'plan: the documents of every feature are complete'],
  [{ kind: 'attestation' }, 'attestation: every plan states its verdict'],
])('describes %j', (gate, expected) => {
  expect(line(gate)).toBe(expected);
});
