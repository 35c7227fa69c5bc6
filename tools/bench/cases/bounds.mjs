// @ts-check
// How the time of a verdict grows with what a stranger may make large: the same case at a size and at a quarter of it.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { judgeCase } from '../../cases/judge-case.mjs';
import { compare } from '../measure.mjs';

const SMALLER = 4;
/** What grows in proportion takes four times as long; the rest is for the noise of small times. */
const LIMIT = 6;
const ROOT = 'packages/pay';
const PROJECTS = 200;

const HERE = `${ROOT}/src/a.ts`;
const TEST = `${ROOT}/tests/unit/a.spec.ts`;
/** Fields and blocks have bounds of their own; there may be many gates. */
const MATCHERS = 500;

/**
 * @typedef {object} Bound
 * @property {string} name
 * @property {number} size
 * @property {(size: number) => string[]} gates a block for each
 * @property {(size: number) => { path: string, text: string }} file
 * @property {string} reason of the gate
 */

/** @type {readonly Bound[]} */
const BOUNDS = [
  {
    name: 'tests of a report',
    size: 200_000,
    gates: () => ['- kind: tests\n  suites: [unit]\n'],
    file: (size) => junit(size, () => TEST),
    reason: 'tests-passed',
  },
  {
    name: 'files of a report of tests',
    size: 20_000,
    gates: () => ['- kind: tests\n  suites: [unit]\n'],
    file: (size) => junit(size, (at) => `tests/a${at}.spec.ts`),
    reason: 'evidence-foreign',
  },
  {
    name: 'segments of the names of 500 files',
    size: 100,
    gates: () => ['- kind: lint\n'],
    file: (size) => lintReport(500, (at) => ({ rule: 'no-var', file: `${'a/'.repeat(size - 1)}${at}.ts` })),
    reason: 'evidence-foreign',
  },
  {
    name: 'rules of a lint report, of 100 slashes each',
    size: 5_000,
    gates: () => [`- kind: lint\n  rules: ['${'*/'.repeat(20)}x']\n`],
    file: (size) => lintReport(size, (at) => ({ rule: `${'a/'.repeat(100)}${at}`, file: HERE })),
    reason: 'findings-within-maximum',
  },
  {
    name: `matchers of gates, ${PROJECTS} projects`,
    size: 10_000,
    gates: (size) => gatesOf(size, 'lint', 'projects', (at) => `p${at % PROJECTS}`),
    file: oneFinding,
    reason: 'lint-failed',
  },
  {
    name: `matchers of gates that are globs, ${PROJECTS} projects`,
    size: 10_000,
    gates: (size) => gatesOf(size, 'lint', 'projects', (at) => `p${at}*`),
    file: oneFinding,
    reason: 'lint-failed',
  },
  {
    name: `matchers of boundaries, ${PROJECTS} projects`,
    size: 10_000,
    gates: (size) => gatesOf(size, 'boundaries', 'deny', (at) => `p${at % PROJECTS}`),
    file: oneFinding,
    reason: 'boundary-crossed',
  },
  {
    name: `matchers of packages, ${PROJECTS} packages`,
    size: 8_000,
    gates: (size) => gatesOf(size, 'boundaries', 'deny', (at) => `npm:a${at}*`),
    file: oneFinding,
    reason: 'boundaries-kept',
  },
];

/**
 * Milliseconds of processor time, against a quarter of the size.
 * @param {{ folder: string, runs: number }} options
 * @returns {Promise<import('../measure.mjs').Measurement[]>}
 */
export async function measureBounds({ folder, runs }) {
  mkdirSync(join(folder, 'ws'), { recursive: true });
  const results = [];
  for (const bound of BOUNDS) {
    const small = bound.size / SMALLER;
    await timed(folder, bound, small);
    const what = {
      name: bound.name,
      projects: 0,
      subject: bound.size.toLocaleString('en'),
      baseline: small.toLocaleString('en'),
      limit: LIMIT,
    };
    const sides = {
      subject: () => timed(folder, bound, bound.size),
      baseline: () => timed(folder, bound, small),
    };
    results.push(await compare(what, runs, sides));
  }
  return results;
}

/**
 * @param {string} folder
 * @param {Bound} bound
 * @param {number} size
 */
async function timed(folder, { name, gates, file, reason }, size) {
  const { path, text } = file(size);
  const blocks = gates(size).map((gate) => `\`\`\`yaml gate\n${gate}\`\`\`\n`);
  const files = {
    '.specify/memory/constitution.md': `# Acme\n\n## Core Principles\n\n### I. Proven\n\n${blocks.join('\n')}`,
    [`${ROOT}/${path}`]: text,
    [`${ROOT}/package.json`]: '{}',
    [HERE]: '',
    [TEST]: '',
  };
  const before = process.cpuUsage();
  const judged = await judgeCase({ ...CASE, folder, files });
  const { user, system } = process.cpuUsage(before);
  if (!judged.file?.gates.some((one) => one.reason === reason))
    throw new Error(`${name}: no gate ended with ${reason}
${judged.output}`);
  return (user + system) / 1000;
}

const TARGETS = {
  test: { outputs: ['{projectRoot}/reports/test'] },
  lint: { outputs: ['{projectRoot}/reports/lint'] },
};
const OTHERS = Array.from({ length: PROJECTS }, (_, at) => [`p${at}`, { data: { root: `packages/p${at}` } }]);

/** @type {Omit<import('../../cases/read-case.mjs').Case, 'folder' | 'files'>} */
const CASE = {
  name: 'bound',
  title: '',
  project: 'pay',
  nodes: { ...Object.fromEntries(OTHERS), pay: { data: { root: ROOT, tags: [], targets: TARGETS } } },
  edges: {
    pay: OTHERS.flatMap(([name]) => [{ target: String(name) }, { target: `npm:${String(name)}` }]),
  },
  succeeded: ['test', 'lint'],
  failed: [],
  options: {},
  today: undefined,
  expected: '',
  reasons: undefined,
  gate: undefined,
  reports: {},
  before: undefined,
  changed: undefined,
  base: undefined,
};

/**
 * @param {number} size of all matchers
 * @param {string} kind
 * @param {string} field
 * @param {(at: number) => string} matcher
 */
function gatesOf(size, kind, field, matcher) {
  return Array.from({ length: size / MATCHERS }, (_, gate) => {
    const items = Array.from({ length: MATCHERS }, (__, at) => `  - ${matcher(gate * MATCHERS + at)}\n`);
    return `- kind: ${kind}\n  ${field}:\n${items.join('')}${field === 'projects' ? '  - pay\n' : ''}`;
  });
}

/**
 * @param {number} size
 * @param {(at: number) => string} fileOf
 */
function junit(size, fileOf) {
  const cases = Array.from(
    { length: size },
    (_, at) => `<testcase classname="a" name="case ${at}" file="${fileOf(at)}" time="0.01"/>`,
  );
  const text = `<testsuites><testsuite name="a">${cases.join('\n')}</testsuite></testsuites>`;
  return { path: 'reports/test/junit.xml', text };
}

function oneFinding() {
  return lintReport(1, () => ({ rule: 'no-var', file: HERE }));
}

/**
 * @param {number} size
 * @param {(at: number) => { rule: string, file: string }} finding
 */
function lintReport(size, finding) {
  const results = Array.from({ length: size }, (_, at) => {
    const { rule, file } = finding(at);
    const message = { ruleId: rule, severity: 2, message: 'No.', line: 1, column: 1 };
    return { filePath: file, messages: [message], errorCount: 1, fatalErrorCount: 0, warningCount: 0 };
  });
  return { path: 'reports/lint/eslint.json', text: JSON.stringify(results) };
}
