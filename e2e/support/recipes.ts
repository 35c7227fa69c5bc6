import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

/** A CI system that docs/ci.md has a recipe for. */
export type CiSystem = 'GitHub Actions' | 'GitLab CI' | 'Azure Pipelines';

/** Shell lines of a recipe that run in one shell. */
export interface Step {
  readonly lines: readonly string[];
  /** Whether it runs though one before it failed. */
  readonly always: boolean;
}

interface Recipe {
  readonly jobs?: Record<
    string,
    { readonly steps: readonly { readonly run?: string; readonly if?: string }[] }
  >;
  readonly steps?: readonly { readonly script?: string; readonly condition?: string }[];
  readonly gate?: { readonly script: readonly string[]; readonly after_script: readonly string[] };
}

/** What a workspace of these tests has done already. */
const DONE = /^npm ci$/;

/** The steps of a recipe as docs/ci.md has it, without what only the CI system itself can do. */
export function stepsOf(system: CiSystem): Step[] {
  const guide = readFileSync(join(__dirname, '../../docs/ci.md'), 'utf8');
  const [, block] = new RegExp(`^### ${system}\n+\`\`\`yaml\n(.*?)^\`\`\`$`, 'ms').exec(guide) ?? [];
  if (block === undefined) throw new Error(`docs/ci.md has no recipe for ${system}`);
  return allSteps(parse(block) as Recipe)
    .map(({ lines, always }) => ({ always, lines: lines.filter((line) => !DONE.test(line)) }))
    .filter(({ lines }) => lines.length > 0);
}

function allSteps({ jobs, steps, gate }: Recipe): Step[] {
  if (gate !== undefined)
    return [
      { lines: gate.script, always: false },
      { lines: gate.after_script, always: true },
    ];
  const ofAzure = (steps ?? []).flatMap(({ script, condition }) =>
    script === undefined ? [] : [{ lines: [script], always: condition === 'succeededOrFailed()' }],
  );
  const ofGitHub = Object.values(jobs ?? {}).flatMap((job, at) =>
    job.steps.flatMap((step) =>
      // Jobs after the first one are those that show what it found, whatever became of it.
      step.run === undefined ? [] : [{ lines: [step.run], always: at > 0 || step.if === 'always()' }],
    ),
  );
  return [...ofGitHub, ...ofAzure];
}
