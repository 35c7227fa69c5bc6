import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { EvidenceAdvice, WorkspaceFiles } from '@plangate/core';
import { detectTools } from '../../tools/detect.js';
import { EVIDENCE } from '../../tools/evidence-of.js';
import type { EvidenceStep } from '../../tools/evidence.js';
import { changesNothing } from '../../tools/evidence-steps.js';
import type { Compiler } from '../../tools/editing/script-source.js';
import { scriptsOf } from '../../tools/scripts.js';
import type { ToolKind, ToolProject, ToolUse } from '../../tools/tool.js';
import type { ToolName } from '../../tools/tools.js';
import type { GraphNodes } from './types.js';

/** What each kind of evidence can come from; other kinds are named as the tools are. */
const TOOL_KINDS: Readonly<Record<string, readonly ToolKind[]>> = {
  tests: ['tests'],
  coverage: ['tests'],
  lint: ['lint', 'types'],
  security: ['security'],
  performance: ['performance'],
};

/**
 * What makes a target of a project write evidence, by trying what `nx g @plangate/nx:evidence` would do: so nobody is sent to a
 * generator that has done its work or cannot do it.
 */
export function evidenceAdvisor(
  name: string,
  {
    root,
    files,
    nodes,
  }: { readonly root: string; readonly files: WorkspaceFiles; readonly nodes: GraphNodes },
): (target: string, kind: string) => EvidenceAdvice {
  const data = nodes[name]?.data ?? { root: '.' };
  const project: ToolProject = {
    name,
    root: data.root,
    targets: data.targets ?? {},
    scripts: scriptsOf(data.root, files),
  };
  const uses = detectTools(project, files);
  return (target, kind) => {
    const use = uses.find(
      (one): one is ToolUse & { readonly target: string } =>
        one.target === target && TOOL_KINDS[kind]?.includes(one.tool.kind) === true,
    );
    if (use === undefined) return { status: 'unknown' };
    try {
      const step = EVIDENCE[use.tool.name as ToolName]({
        project,
        use,
        target: project.targets[target] ?? {},
        files,
        needsLines: false,
        compiler: () => createRequire(join(root, 'package.json'))('typescript') as Compiler,
      });
      return adviceOf(step, use, name);
    } catch {
      // Without a compiler only the generator, which installs one, can tell.
      return { status: 'command', tool: use.tool.title, command: commandFor(name) };
    }
  };
}

function adviceOf(step: EvidenceStep, { tool }: ToolUse, project: string): EvidenceAdvice {
  if (!changesNothing(step)) return { status: 'command', tool: tool.title, command: commandFor(project) };
  const { byHand = [] } = step;
  if (byHand.length > 0) return { status: 'by-hand', tool: tool.title, steps: byHand };
  return step.writes === null ? { status: 'unknown' } : { status: 'ready', tool: tool.title };
}

function commandFor(project: string): string {
  return `nx g @plangate/nx:evidence ${project}`;
}
