import { repositoryRoot } from '../../tools/process/paths.mjs';
import { findPython, withUv } from '../../tools/process/python.mjs';
import { copyFolder } from './shared.ts';
import { describeWith } from './toolchain.ts';
import type { Workspace } from './workspace.ts';

/** Describes a lane that needs Python. */
export function describeWithPython(
  name: string,
  lane: (withTools: (environment: NodeJS.ProcessEnv) => NodeJS.ProcessEnv) => void,
): void {
  const toolchain = { found: findPython(), missing: 'Python from 3.11 on with venv' };
  describeWith(name, toolchain, (python) =>
    lane((environment) => withUv(repositoryRoot(__dirname), python, environment)),
  );
}

/** What became of the tests of a project whose code was broken in one place. */
export interface PythonMutant {
  /** The broken file with what was changed in it; null for the copy in which nothing is broken. */
  readonly broken: string | null;
  readonly failed: boolean;
}

/** Changes that alter what the code does. */
const CHANGES: readonly [RegExp, string][] = [
  [/ == /, ' != '],
  [/if not /, 'if '],
  [/\{0,63\}/, '{0,62}'],
  [/max_length=120/, 'max_length=119'],
  [/^(\s+)return /m, '$1return None and '],
  [/"forbid"/, '"ignore"'],
  [/frozen=True, strict/, 'strict'],
  [/self\._store\.add\(/, 'str('],
];

/** Breaks each source of a project in copies of it beside it, in each way that it can be, and runs the tests of each copy. */
export async function runPythonMutants(ws: Workspace, project: string): Promise<PythonMutant[]> {
  const files = ws.files(`${project}/src`).filter((file) => file.endsWith('.py'));
  const broken = files.flatMap((file) => {
    const text = ws.read(`${project}/src/${file}`);
    return CHANGES.filter(([from]) => from.test(text)).map(([from, to]) => ({
      file,
      name: `${file}: ${String(from)}`,
      text: text.replace(from, to),
    }));
  });
  const queue = [null, ...broken].map((mutant, index) => ({ mutant, copy: `${project}-copy-${index}` }));
  const found: PythonMutant[] = [];
  const work = async (): Promise<void> => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift())
      found.push(await tryMutant(next));
  };
  const tryMutant = async ({ mutant, copy }: (typeof queue)[number]): Promise<PythonMutant> => {
    for (const part of ['src', 'tests', 'pyproject.toml']) {
      copyFolder(ws.path(`${project}/${part}`), ws.path(`${copy}/${part}`));
    }
    if (mutant !== null) ws.write(`${copy}/src/${mutant.file}`, mutant.text);
    const { code, output } = await ws.run(
      `uv run --locked --project ${project} python -B -m pytest -q -x -p no:cacheprovider ${copy}`,
    );
    ws.remove(copy);
    if (mutant === null && code > 1) throw new Error(output);
    return { broken: mutant?.name ?? null, failed: code !== 0 };
  };
  await Promise.all([work(), work()]);
  return found;
}
