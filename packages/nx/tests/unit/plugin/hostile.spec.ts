import { createGateNodes } from '../../../src/plugin/create-nodes.js';
import { createFeatureDependencies } from '../../../src/plugin/create-dependencies.js';
import { openGraphDocuments } from '../../../src/plugin/outline.js';
import type { CreateDependenciesContext } from '@nx/devkit';
import { temporaryDirectory, writeFiles } from '../../support/temporary.js';
import { join } from 'node:path';

const PLAN = 'specs/001-odd/plan.md';
const CONSTITUTION = '.specify/memory/constitution.md';
const HEAD = '# Implementation Plan: Odd\n\n## Project Structure\n\n### Source Code\n\n';
const TREE = '```text\npackages/odd/\n└── a.ts\n```\n\n';
const MEBIBYTE = 1024 * 1024;

const repeated = (unit: string, length: number): string => unit.repeat(Math.ceil(length / unit.length));
const deeper = (length: number): string =>
  Array.from({ length: Math.floor(Math.sqrt(length)) }, (_, at) => `${'  '.repeat(at)}- a\n`).join('');

const MANY_HEADINGS = 'very many headings';

/** Texts that exceed a bound and yet have a part that can be read. */
const DENSE: readonly (readonly [name: string, text: (length: number) => string])[] = [
  ['dense emphasis', (length) => repeated(`${'*a **b _c '.repeat(60)}\n`, length)],
  ['items each deeper than the last', deeper],
  ['open brackets', (length) => repeated(`${'['.repeat(500)}\n`, length)],
  ['very many rows', (length) => `| a | b |\n|---|---|\n${repeated('| a | b |\n', length)}`],
  [MANY_HEADINGS, (length) => repeated('#### a\n', length)],
  ['very many footnotes', (length) => repeated('[^a]: b\n\n', length)],
  ['lone surrogates', (length) => repeated('\uD800 a\n', length)],
  ['line ends', (length) => repeated('\r\n', length)],
  ['one line', (length) => repeated('a', length)],
];
const UNREADABLE: readonly (readonly [name: string, text: string])[] = [
  ['four mebibytes', repeated('a b\n', 4 * MEBIBYTE - 1_000)],
  ['more than four mebibytes', repeated('a b\n', 4 * MEBIBYTE + 1_000)],
  ['NUL', '\u0000'],
];
const PLANS = [
  ...DENSE.map(([name, text]) => ({ name, text: text(MEBIBYTE / 2), isRead: true })),
  ...UNREADABLE.map(([name, text]) => ({ name, text, isRead: false })),
];
/** A constitution of more headings than its bound is not read at all, which its gates say. */
const CONSTITUTIONS = [
  ...DENSE.map(([name, text]) => ({ name, text: text(100 * 1024), isRead: name !== MANY_HEADINGS })),
  ...UNREADABLE.map(([name, text]) => ({ name, text, isRead: false })),
];

describe('the project graph of hostile documents', () => {
  it.each(PLANS)('has what a plan says outside the bound: $name', async ({ text, isRead }) => {
    const root = temporaryDirectory();
    writeFiles(root, {
      'packages/odd/project.json': '{"name":"odd"}',
      [PLAN]: HEAD + TREE + text,
      'specs/001-odd/spec.md': '# Feature Specification: Odd\n',
    });
    const files = ['packages/odd/project.json', PLAN, 'specs/001-odd/spec.md'];
    const results = await createGateNodes(files, {}, { workspaceRoot: root });
    const projects = Object.assign({}, ...results.map(([, { projects: found }]) => found)) as object;
    expect(Object.keys(projects)).toContain('packages/odd');
    const documents = openGraphDocuments(root, join(root, '.data'));
    expect((await documents.plan(PLAN)).files).toEqual(isRead ? ['packages/odd/a.ts'] : []);
    const context = {
      workspaceRoot: root,
      projects: {
        odd: { root: 'packages/odd' },
        'spec-001-odd': { root: 'specs/001-odd', tags: ['type:feature'] },
      },
      fileMap: { nonProjectFiles: files.map((file) => ({ file, hash: '' })), projectFileMap: {} },
    } as unknown as CreateDependenciesContext;
    const edges = await createFeatureDependencies({}, context);
    expect(edges.map(({ target }) => target)).toEqual(isRead ? ['odd'] : []);
  });

  it.each(CONSTITUTIONS)('has the gates that a constitution states: $name', async ({ text, isRead }) => {
    const root = temporaryDirectory();
    const rules = '# Constitution\n\n## Core Principles\n\n### I. A\n\nCoverage MUST be at least 90%.\n\n';
    writeFiles(root, { 'packages/odd/project.json': '{"name":"odd"}', [CONSTITUTION]: rules + text });
    const results = await createGateNodes(
      ['packages/odd/project.json', CONSTITUTION],
      {},
      { workspaceRoot: root },
    );
    const [, { projects = {} }] = results[0] ?? ['', {}];
    expect(projects['packages/odd']?.targets?.gate?.dependsOn).toEqual(isRead ? ['test'] : []);
  });
});
