// @ts-check
/** Verdicts of a large workspace as data, with everything that a report can show. */

/** @typedef {import('@plangate/core').WorkspaceReport} WorkspaceReport */
/** @typedef {import('@plangate/core').ProjectVerdict} ProjectVerdict */
/** @typedef {import('@plangate/core').GateVerdict} GateVerdict */

const PRINCIPLES = [
  'I. Library First',
  'II. Test-First',
  'III. Contracts Before Code',
  'IV. Simplicity',
  'V. Security by Default',
  'VI. Observability',
];
const KINDS = ['tests', 'coverage', 'lint', 'types', 'layout', 'security', 'boundaries'];
const TEAMS = ['@acme/payments', '@acme/shop', '@acme/platform', '@acme/data', '@acme/mobile'];
const TAGS = ['type:app', 'type:lib', 'scope:shop', 'scope:pay', 'scope:data'];
const PHASES = /** @type {const} */ (['research', 'design', 'tasks', 'finishing', 'finished']);
const STATES = /** @type {const} */ (['tested', 'failing', 'named', 'missing']);

/** @param {number} number @param {readonly string[]} list */
const pick = (number, list) => list[number % list.length] ?? '';

/**
 * @param {number} project
 * @param {number} at
 * @returns {GateVerdict}
 */
function gate(project, at) {
  const kind = pick(at, KINDS);
  const number = (project * 31 + at * 17) % 97;
  const verdict = number < 3 ? 'fail' : number < 5 ? 'waived' : number === 6 ? 'skipped' : 'pass';
  const place = { file: `packages/project-${project}/src/part-${at}.ts`, line: 1 + number, column: 1 };
  const fails = verdict === 'fail';
  return {
    id: `${pick(at, ['I', 'II', 'III', 'IV', 'V', 'VI'])}.${kind}`,
    principle: pick(at, PRINCIPLES),
    kind,
    status: at % 9 === 4 ? 'evaluated' : 'enforced',
    verdict,
    reason: verdict === 'pass' ? 'tests-passed' : 'coverage-below-minimum',
    message:
      verdict === 'pass'
        ? `${20 + number} of ${20 + number} are as the constitution asks.`
        : `Line coverage is ${number + 50} % (${number + 50} of 100); the minimum is 90 %.`,
    fix: fails ? `Write tests for src/part-${at}.ts, lines ${number} to ${number + 9}.` : null,
    help: 'docs/reference/reasons/coverage-below-minimum.md',
    advice: fails && at % 2 === 0 ? 'Ask the owners of the service before you lower the minimum.' : null,
    expected: 'lines >= 90 %',
    actual: `lines ${number + 50} %`,
    location: verdict === 'pass' ? null : place,
    evidence: [`packages/project-${project}/coverage/coverage-summary.json`],
    waiver:
      verdict === 'waived'
        ? {
            location: { file: '.specify/memory/waivers.md', line: 7 + at, column: 1 },
            why: 'The provider has no sandbox yet',
            until: at % 2 === 0 ? '2026-06-20' : '2027-01-31',
          }
        : null,
  };
}

/**
 * @param {number} at
 * @returns {ProjectVerdict}
 */
function feature(at) {
  const number = String(at + 1).padStart(3, '0');
  const name = PHASES[at % PHASES.length] ?? 'research';
  const total = 4 + (at % 30);
  const file = `specs/${number}-feature/spec.md`;
  const done = name === 'finished' ? total : at % total;
  return {
    schemaVersion: 2,
    project: `spec-${number}-feature`,
    root: `specs/${number}-feature`,
    verdict: name === 'finished' ? 'pass' : 'pending',
    phase: {
      name,
      message: name === 'finished' ? 'All tasks are done.' : 'The next task is due: T014 in tasks.md.',
      ...(at % PHASES.length > 1 ? { tasks: { done, total } } : {}),
    },
    requirements: STATES.map((state, row) => ({
      id: `FR-${String(row + 1).padStart(3, '0')}`,
      text: 'A customer can pay with a card that was saved before.',
      location: { file, line: 20 + row, column: 1 },
      state,
      tests:
        state === 'missing'
          ? []
          : [
              {
                project: `project-${at}`,
                file: `packages/project-${at}/tests/cards.spec.ts`,
                name: state === 'named' ? null : `FR-00${row + 1} pays with a saved card`,
                passed: state === 'named' ? null : state === 'tested',
              },
            ],
    })),
    gates: [
      { ...gate(at, 0), verdict: name === 'finished' ? 'pass' : 'pending', location: null, waiver: null },
    ],
  };
}

/** @param {number} at */
function project(at) {
  return (/** @type {readonly GateVerdict[]} */ gates) => {
    const said = gates.filter(({ status }) => status === 'enforced').map(({ verdict }) => verdict);
    const verdict = said.includes('fail') ? 'fail' : said.includes('waived') ? 'waived' : 'pass';
    return /** @type {ProjectVerdict} */ ({
      schemaVersion: 2,
      project: `project-${at}`,
      root: `packages/project-${at}`,
      verdict,
      gates,
    });
  };
}

/**
 * @param {{ projects: number, gates: number, features: number }} size
 * @returns {Omit<WorkspaceReport, 'factsOf'> & { facts: Record<string, import('@plangate/core').SubjectFacts> }}
 */
export function manyVerdicts({ projects, gates, features }) {
  const list = (/** @type {number} */ length) => Array.from({ length }, (_, at) => at);
  const verdicts = [
    ...list(projects).map((at) => project(at)(list(gates).map((nth) => gate(at, nth)))),
    ...list(features).map(feature),
  ];
  const facts = verdicts.map(({ project: name, phase }, at) => {
    const kind = phase === undefined ? 'project' : 'feature';
    return [name, { kind, tags: [pick(at, TAGS)], owners: [pick(at, TEAMS)] }];
  });
  const changes = /** @type {const} */ (['new', 'fixed', 'worse', 'better', 'expired']);
  return {
    verdicts,
    missing: ['refunds'],
    unreadable: [{ file: 'dist/gate/stock.json', why: 'It is not JSON: it was not written to its end.' }],
    today: '2026-06-15',
    facts: Object.fromEntries(facts),
    base: {
      ref: 'origin/main',
      changes: changes.map((change, at) => ({
        project: `project-${at}`,
        gate: 'II.coverage',
        change,
        before: change === 'new' ? 0 : 2,
        after: change === 'fixed' ? 0 : change === 'worse' ? 4 : 1,
      })),
      unknown: [{ project: 'project-9', why: 'The cache has no verdict of that commit.' }],
      carried: list(projects >> 1).map((at) => `project-${at}`),
    },
    history: list(12).map((at) => ({
      date: `2026-${String(1 + (at >> 1)).padStart(2, '0')}-${at % 2 === 0 ? '01' : '15'}`,
      counts: {
        pass: Math.floor(projects * (0.6 + at / 40)),
        fail: Math.floor(projects * (0.3 - at / 50)),
        waived: Math.floor(projects / 20),
        pending: features,
        skipped: 0,
      },
    })),
  };
}
