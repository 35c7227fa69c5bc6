import * as ts from 'typescript';
import { detectTools } from '../../../src/tools/detect.js';
import { EVIDENCE } from '../../../src/tools/evidence-of.js';
import type { EvidenceStep } from '../../../src/tools/evidence.js';
import type { ToolProject, ToolTarget } from '../../../src/tools/tool.js';
import type { ToolName } from '../../../src/tools/tools.js';
import { memoryFiles } from '../scaffolding/support.js';

/** The step for a target of the project in libs/pay, and the same again after it was applied. */
export function steps(
  target: ToolTarget,
  contents: Record<string, string> = {},
  { root = 'libs/pay', needsLines = false } = {},
): readonly EvidenceStep[] {
  const project: ToolProject = { name: 'pay', root, targets: { go: target }, scripts: {} };
  const step = stepFor(project, contents, needsLines);
  const { line, files = {}, target: patch } = step;
  const before = (target.options ?? {}) as Record<string, unknown>;
  const options = { ...before, ...patch?.options, ...(line === undefined ? {} : { command: line }) };
  const outputs = [...(target.outputs ?? []), ...(patch?.outputs ?? [])];
  const after = { ...project, targets: { go: { ...target, options, outputs } } };
  return [step, stepFor(after, { ...contents, ...files }, needsLines)];
}

/** The step for the target `go` of the project in libs/pay, which has other targets too. */
export function stepIn(
  targets: Readonly<Record<string, ToolTarget>>,
  contents: Record<string, string> = {},
): EvidenceStep {
  return stepFor({ name: 'pay', root: 'libs/pay', targets, scripts: {} }, contents);
}

function stepFor(project: ToolProject, contents: Record<string, string>, needsLines = false): EvidenceStep {
  const files = memoryFiles(contents);
  const use = detectTools(project, files).find(({ target }) => target === 'go');
  if (use === undefined) throw new Error('no tool');
  const subject = {
    project,
    use: { ...use, target: 'go' },
    target: project.targets.go ?? {},
    files,
    compiler: () => ts,
    needsLines,
  };
  return EVIDENCE[use.tool.name as ToolName](subject);
}

export const command = (text: string, more: object = {}): ToolTarget => ({
  executor: 'nx:run-commands',
  options: { command: text, cwd: 'libs/pay' },
  ...more,
});
export const inferred = (text: string, tool: string): ToolTarget =>
  command(text, { metadata: { technologies: [tool] }, outputs: ['{projectRoot}/test-output/playwright'] });

/** A configuration of Vitest in a workspace with a provider of coverage. */
export function vitestFiles(): Record<string, string> {
  return {
    'libs/pay/vitest.config.ts': 'export default { test: {} };',
    'package.json': '{ "devDependencies": { "@vitest/coverage-v8": "*" } }',
  };
}
