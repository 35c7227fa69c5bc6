import type { ProjectConfiguration } from '@nx/devkit';
import { createGateNodes } from '../../../src/plugin/create-nodes.js';
import { CONSTITUTION_TEXT, planText } from '../../support/documents.js';
import { temporaryDirectory, writeFiles } from '../../support/temporary.js';

export const CONSTITUTION = '.specify/memory/constitution.md';
export const BASE = {
  [CONSTITUTION]: CONSTITUTION_TEXT,
  'packages/pay/project.json': '{"name":"pay"}',
  'packages/web/project.json': '{"name":"web"}',
};
export const payPlan = planText('packages/\n└── pay/\n    ├── src/\n    │   └── index.ts\n    └── tests/');

export function readTemplate(): string {
  const fields = ['Language/Version', 'Primary Dependencies', 'Storage', 'Testing', 'Target Platform'];
  const lines = fields.map((field) => `**${field}**: [e.g., something or NEEDS CLARIFICATION]`);
  return `# Implementation Plan: [FEATURE]\n\n## Technical Context\n\n${lines.join('\n')}\n`;
}

export type Nodes = Record<string, Partial<ProjectConfiguration>>;

export async function nodesOf(
  root: string,
  content: Readonly<Record<string, string | Buffer>>,
  options: unknown = {},
): Promise<Nodes> {
  writeFiles(root, content);
  const known = /(?:project\.json|package\.json|plan\.md|spec\.md|constitution\.md)$/;
  const files = Object.keys(content)
    .filter((file) => known.test(file))
    .sort();
  const results = await createGateNodes(files, options, { workspaceRoot: root });
  return Object.fromEntries(results.flatMap(([, { projects }]) => Object.entries(projects ?? {})));
}
export const infer = (content: Readonly<Record<string, string | Buffer>>, options: unknown = {}) =>
  nodesOf(temporaryDirectory(), { ...BASE, ...content }, options);
export const gateOf = (nodes: Nodes, root: string, name = 'gate') => nodes[root]?.targets?.[name];
export const filesets = (nodes: Nodes, root: string) =>
  (gateOf(nodes, root)?.inputs ?? []).filter((input) => typeof input === 'string');
