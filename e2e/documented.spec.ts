import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FEATURE, FEATURE_NODE, PROJECT } from './support/feature.ts';
import { workspace, type Workspace } from './support/workspace.ts';

const DOCS = join(__dirname, '../docs');

/** The shell blocks of a guide, in order. */
function blocksOf(guide: string): string[] {
  const text = readFileSync(join(DOCS, guide), 'utf8');
  return [...text.matchAll(/^```sh\n(.*?)^```$/gms)].map(([, block = '']) => block);
}

/** Every block of every guide, as `guide number`. */
const ALL = readdirSync(DOCS)
  .filter((name) => name.endsWith('.md'))
  .flatMap((guide) => blocksOf(guide).map((_, at) => `${guide} ${String(at)}`));

describe('the shell blocks of the guides, as they stand', () => {
  const ran = new Set<string>();
  let ws: Workspace;
  let project: string;

  /** Runs a block in a shell; guides call the reader's own project by these names. */
  async function block(guide: string, at: number): Promise<{ code: number; output: string }> {
    ran.add(`${guide} ${String(at)}`);
    const text = blocksOf(guide)[at];
    if (text === undefined) throw new Error(`${guide} has no block ${String(at)}`);
    ws.write('.git/block.sh', text.replaceAll(/\b(?:my-project|pay)\b/g, project));
    const { code, output } = await ws.run('sh .git/block.sh');
    return { code: code ?? 1, output };
  }
  const failing = () =>
    Object.values(ws.verdicts()).flatMap(({ project: name, gates }) =>
      gates.filter(({ verdict }) => verdict === 'fail').map(({ id, reason }) => `${name} ${id} ${reason}`),
    );

  beforeAll(() => {
    ws = workspace('ts');
    project = '@acme/checkout';
  });

  it('lead from nothing to a green verdict', async () => {
    for (const at of [0, 1, 2]) expect(await block('getting-started.md', at)).toMatchObject({ code: 0 });
    project = await ws.nameAt(PROJECT);
    expect(await block('getting-started.md', 3)).toMatchObject({ code: 0 });
    expect(await block('ci.md', 0)).toMatchObject({ code: 0 });
    expect(failing()).toEqual([]);
    ws.commit('Plan saved cards');
  });

  it('show which gates bite', async () => {
    const { code, output } = await block('canary.md', 0);
    expect([code, /[1-9]\d* of \d+ gates? bites?/u.test(output)]).toEqual([0, true]);
    expect(ws.changes()).toEqual([]);
  });

  it('keep plans and workspace together', async () => {
    for (const at of [0, 1]) expect(await block('sync.md', at)).toMatchObject({ code: 0 });
    ws.commit('Sync');
  });

  it('keep a green workspace green in CI, types and lint included', async () => {
    ws.remove('dist/gate');
    const { code, output } = await block('adopting.md', 3);
    expect([code, failing(), output.includes('target-not-run')]).toEqual([0, [], false]);
  });

  it('show in CI what is red, and nothing else', async () => {
    const [test = ''] = ws.files(`${PROJECT}/tests/unit`);
    ws.write(
      `${PROJECT}/tests/unit/${test}`,
      `${ws.read(`${PROJECT}/tests/unit/${test}`)}\nit('is broken', () => expect(1).toBe(2));\n`,
    );
    ws.remove('dist/gate');
    expect((await block('adopting.md', 3)).code).not.toBe(0);
    const red = failing();
    expect(red.filter((line) => line.endsWith(' tests-failed'))).toHaveLength(1);
    expect(red.filter((line) => !/ (?:tests-failed|target-failed-despite-report)$/.test(line))).toEqual([]);
    const again = await block('ci.md', 1);
    // The last lines of Jest: what failed is judged by its report and is not run again.
    expect([again.code === 0, again.output.includes('Test Suites:')]).toEqual([false, false]);
    expect(failing()).toEqual(red);
  });

  it('adopt what is red', async () => {
    const first = await block('adopting.md', 0);
    expect(ws.exists('.specify/baseline.json')).toBe(true);
    expect(first.output).toContain('baseline.json');
    expect(await block('adopting.md', 1)).toMatchObject({ code: 0 });
    expect(await block('adopting.md', 2)).toMatchObject({ code: 0 });
  });

  it('make targets write reports, and add those of audits and load tests', async () => {
    for (const at of [0, 1]) expect(await block('evidence.md', at)).toMatchObject({ code: 0 });
    const files = ['package.json', 'project.json'].map((name) => `${PROJECT}/${name}`);
    const text = files.map((file) => (ws.exists(file) ? ws.read(file) : '')).join('\n');
    expect(text).toMatch(/"security"/);
    expect(text).toMatch(/"performance"/);
  });

  it('make a package of rules, and show what it would turn red', async () => {
    expect(await block('constitutions.md', 0)).toMatchObject({ code: 0 });
    const { code, output } = await block('constitutions.md', 1);
    expect(code).toBe(0);
    expect(output).toMatch(/\d+ of \d+ projects .*would turn red/u);
  });

  it('read a structure, show which projects conform to it, and move a project to it', async () => {
    ws.write(`${PROJECT}/src/lib/voucher-service.ts`, 'export {};\n');
    expect(await block('structures.md', 0)).toMatchObject({ code: 0 });
    expect((await block('structures.md', 1)).output).toContain('conform to house');
    expect(await block('structures.md', 2)).toMatchObject({ code: 0 });
    expect(ws.files(`${PROJECT}/src/services`)).toContain('voucher-service.ts');
  });

  it('break a feature into tasks once nothing is open, and tick what is proven', async () => {
    const open = await block('tasks.md', 0);
    expect([open.code, open.output.includes('NEEDS CLARIFICATION')]).toEqual([1, true]);
    for (const path of ws.files(FEATURE).map((name) => `${FEATURE}/${name}`)) {
      ws.write(path, ws.read(path).replaceAll(/\[?NEEDS CLARIFICATION[^\]\n]*\]?/g, 'decided'));
    }
    expect(await block('tasks.md', 0)).toMatchObject({ code: 0 });
    expect(ws.read(`${FEATURE}/tasks.md`)).toMatch(/^- \[ \] T001 /mu);
    expect(await block('tasks.md', 1)).toMatchObject({ code: 0 });
  });

  it('lead from Spec Kit to gates, each command ending as it should', async () => {
    expect(await block('from-spec-kit.md', 0)).toMatchObject({ code: 0 });
    await block('from-spec-kit.md', 1);
    expect(Object.keys(ws.verdicts())).toContain(FEATURE_NODE);
    expect(await block('from-spec-kit.md', 2)).toMatchObject({ code: 0 });
  });

  it('move a feature, and its verdict stays', async () => {
    const before = (await ws.judge(FEATURE_NODE)).verdict;
    for (const at of [0, 1, 2]) expect(await block('features.md', at)).toMatchObject({ code: 0 });
    expect(ws.files('specs/007-stored-cards-at-checkout')).toContain('plan.md');
    expect((await ws.judge('spec-007-stored-cards-at-checkout')).verdict).toBe(before);
    expect(await block('features.md', 3)).toMatchObject({ code: 0 });
    expect(ws.files('specs')).toContain('archive/007-stored-cards-at-checkout/plan.md');
  });

  it('are all of them', () => {
    expect([...ran].sort()).toEqual([...ALL].sort());
  });
});
