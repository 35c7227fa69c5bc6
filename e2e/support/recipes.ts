import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

/** A CI system that docs/ci.md has a recipe for. */
export type CiSystem = 'GitHub Actions' | 'GitLab CI' | 'Azure Pipelines';

/** Shell lines of a recipe that run in one shell. */
export interface Step {
  readonly lines: readonly string[];
  /** After which steps it runs: after none that failed, after one that failed, after any. */
  readonly after: 'success' | 'failure' | 'any';
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
    .map(({ lines, after }) => ({ after, lines: lines.filter((line) => !DONE.test(line)) }))
    .filter(({ lines }) => lines.length > 0);
}

const CONDITIONS: Readonly<Record<string, Step['after']>> = {
  'always()': 'any',
  'succeededOrFailed()': 'any',
  'failure()': 'failure',
  'failed()': 'failure',
};

/** A step of one line, which no expression of the CI system may be part of: a shell would not know it. */
function stepOf(line: string, condition: string | undefined): Step {
  if (line.includes('${{')) throw new Error(`a recipe has an expression in a command: ${line}`);
  if (condition === undefined) return { lines: [line], after: 'success' };
  const after = CONDITIONS[condition];
  if (after === undefined) throw new Error(`a recipe has a condition that tests do not know: ${condition}`);
  return { lines: [line], after };
}

function allSteps({ jobs, steps, gate }: Recipe): Step[] {
  if (gate !== undefined)
    return [
      { lines: gate.script, after: 'success' },
      { lines: gate.after_script, after: 'any' },
    ];
  const ofAzure = (steps ?? []).flatMap(({ script, condition }) =>
    script === undefined ? [] : [stepOf(script, condition)],
  );
  const ofGitHub = Object.values(jobs ?? {}).flatMap((job, at) =>
    job.steps.flatMap(({ run, if: condition }) =>
      // Jobs after the first one are those that show what it found, whatever became of it.
      run === undefined ? [] : at > 0 ? [{ lines: [run], after: 'any' as const }] : [stepOf(run, condition)],
    ),
  );
  return [...ofGitHub, ...ofAzure];
}
