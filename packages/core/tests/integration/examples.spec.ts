import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { judgeExample, loadExample, reasonsIn } from '../support/example.js';

const GATES = join(__dirname, '../../src/gates');
const KINDS = foldersIn(GATES).filter((name) => existsSync(join(GATES, name, 'gate.ts')));

/** Codes without an example, each with the reason why a folder of a few files cannot show it. */
const WITHOUT_EXAMPLE: readonly string[] = [
  // Needs a project of more than 20,000 paths; tests/unit/gates/layout.spec.ts makes one.
  'layout-too-many-files',
  // Only informs, and the plan gate leaves out what only informs, so that no verdict has it.
  'check-row-misnamed',
  // Blocks with such a glob are refused where they are read; only a host that makes gates without blocks gets it.
  'gate-glob-refused',
];

const EXAMPLES = KINDS.flatMap((kind) =>
  foldersIn(join(GATES, kind, 'examples')).map((name) => {
    const example = loadExample(join(GATES, kind, 'examples', name));
    return { kind, where: `${kind}/examples/${name}`, example };
  }),
);

describe('examples of gate kinds', () => {
  it.each(EXAMPLES)('$where: $example.title', async ({ example }) => {
    const verdict = await judgeExample(example);
    expect({ verdict: verdict.verdict, reasons: reasonsIn(verdict, example.gate) }).toEqual({
      verdict: example.expected,
      reasons: example.reasons,
    });
  });

  it.each(KINDS)('%s has a guide, and an example for every code that it declares', async (kind) => {
    expect(existsSync(join(GATES, kind, 'guide.md'))).toBe(true);
    const shown = new Set(EXAMPLES.filter((one) => one.kind === kind).flatMap(reasonsOf));
    expect(shown.size).toBeGreaterThan(0);
    expect(await codesWithout(join(GATES, kind, 'reasons.ts'), shown)).toEqual([]);
  });

  it.each(['reasons.ts', 'findings/reasons.ts'])('%s declares no code without an example', async (file) => {
    expect(await codesWithout(join(GATES, file), new Set(EXAMPLES.flatMap(reasonsOf)))).toEqual([]);
  });

  it('names no exception that has an example', () => {
    const shown = new Set(EXAMPLES.flatMap(reasonsOf));
    expect(WITHOUT_EXAMPLE.filter((code) => shown.has(code))).toEqual([]);
  });
});

describe('a case with its whole workspace', () => {
  const folder = mkdtempSync(join(tmpdir(), 'plangate-case-'));
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it('is judged like an example', async () => {
    const constitution = '# Shop\n\n## Core Principles\n\n### I. Lint\n\n```yaml gate\n- kind: lint\n```\n';
    write('ws/.specify/memory/constitution.md', constitution);
    write('case.json', JSON.stringify({ project: 'pay', nodes: NODES, failed: ['lint'], expected: 'fail' }));
    const example = loadExample(folder);
    const verdict = await judgeExample(example);
    expect(verdict).toMatchObject({ project: 'pay', root: 'libs/pay', verdict: example.expected });
    expect(reasonsIn(verdict, undefined)).toEqual(['lint-failed']);
  });

  const NODES = {
    pay: { name: 'pay', type: 'lib', data: { root: 'libs/pay', tags: [], targets: { lint: {} } } },
  };

  function write(path: string, text: string): void {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
});

function reasonsOf({ example }: (typeof EXAMPLES)[number]): readonly string[] {
  return example.reasons ?? [];
}

async function codesWithout(file: string, shown: ReadonlySet<string>): Promise<string[]> {
  const { reasons } = (await import(file)) as { reasons: Readonly<Record<string, unknown>> };
  return Object.keys(reasons).filter((code) => !shown.has(code) && !WITHOUT_EXAMPLE.includes(code));
}

function foldersIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}
