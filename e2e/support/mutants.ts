import { join } from 'node:path';
import { copyFolder } from './shared.ts';
import type { Workspace } from './workspace.ts';

interface JestReport {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message: string;
  }[];
}

/** What became of the tests of a project whose code was broken in one place. */
export interface Mutant {
  /** The broken file, relative to the project; null for the copy in which nothing is broken. */
  readonly file: string | null;
  readonly failed: boolean;
}

/**
 * Breaks each file of a project in a copy of the project of its own, beside it, and runs the tests of all copies in one
 * process of Jest. The first answer is that of a copy without a change.
 */
export async function runMutants(
  ws: Workspace,
  project: string,
  directories: readonly string[],
): Promise<Mutant[]> {
  const files = directories.flatMap((directory) =>
    ws.files(`${project}/${directory}`).map((file) => `${directory}/${file}`),
  );
  const broken = files.flatMap((file) => {
    const text = breakCode(ws.read(`${project}/${file}`));
    return text === null ? [] : [{ file, text }];
  });
  const copies = [null, ...broken].map((mutant, index) => ({ mutant, root: `${project}-copy-${index}` }));
  for (const { mutant, root } of copies) {
    copyFolder(ws.path(project), ws.path(root));
    ws.remove(`${root}/test-output`);
    if (mutant !== null) ws.write(`${root}/${mutant.file}`, mutant.text);
  }
  const report = 'mutants.json';
  const projects = copies.map(({ root }) => root).join(' ');
  const { output } = await ws.run(
    `npx jest --projects ${projects} --coverage=false --json --outputFile=${report}`,
  );
  if (!ws.exists(report)) throw new Error(`jest wrote no report\n${output}`);
  const { testResults } = ws.json<JestReport>(report);
  return copies.map(({ mutant, root }) => {
    const own = testResults.filter(({ name }) => name.startsWith(join(ws.path(root), '/')));
    if (own.length === 0) throw new Error(`jest ran no test of ${root}\n${output}`);
    return { file: mutant?.file ?? null, failed: own.some(({ status }) => status === 'failed') };
  });
}

/** The code with the first condition or returned value turned around; null when there is none. */
function breakCode(text: string): string | null {
  const changes: [RegExp, string][] = [
    [/ === /, ' !== '],
    [/\.min\((\d+)/, '.min(9$1'],
    [/if \(!/, 'if ('],
    [/return \{/, 'return {} as never; ({'],
  ];
  const found = changes.find(([pattern]) => pattern.test(text));
  return found ? text.replace(found[0], found[1]) : null;
}
