import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { featureGenerator } from '../../src/generators/feature/generator.js';
import type { FeatureOptions } from '../../src/generators/feature/schema.js';
import { FEATURE, FEATURE_NODE, plannedWorkspace, PROJECT } from './shop.js';
import type { HostWorkspace } from './support.js';

const TESTS = `${PROJECT}/tests/contract/card.spec.ts`;
const RENAMED = 'specs/001-stored-cards';

function git(ws: HostWorkspace, ...command: string[]): string {
  const identity = ['-c', 'user.name=a', '-c', 'user.email=a@example.org'];
  return execFileSync('git', [...identity, ...command], { cwd: ws.root, encoding: 'utf8' });
}

function feature(ws: HostWorkspace, options: Partial<FeatureOptions>, dryRun = false) {
  return ws.generate(featureGenerator, { feature: 1, ...options }, { dryRun });
}

/** The shop with documents that refer to its feature, in git. */
async function shop(): Promise<HostWorkspace> {
  const ws = await plannedWorkspace();
  ws.write('README.md', `# Shop\r\n\r\n[Cards](${FEATURE}/spec.md#goal), see \`${FEATURE_NODE}\`.\r\n`);
  ws.write(
    'specs/002-refunds/spec.md',
    `# Feature Specification: Refunds\n\n[Cards](../${FEATURE.slice(6)}/spec.md)\n`,
  );
  ws.write(`${FEATURE}/flow.png`, Buffer.from([0x89, 0x50, 0, 0xff, 0xfe]));
  ws.write('.specify/feature.json', `{"feature_directory":"${FEATURE}"}\n`);
  ws.write('.specify/baseline.json', `{"schemaVersion":1,"violations":{"${FEATURE_NODE}":{"a":{"b":1}}}}\n`);
  git(ws, 'init', '-q');
  git(ws, 'add', '-A');
  git(ws, 'commit', '-q', '-m', 'a');
  return ws;
}

describe('nx g @plangate/nx:feature', () => {
  it('renames a feature: git follows its files, and what refers to it follows, too', async () => {
    const ws = await shop();
    const before = ws.read('README.md');
    const { told } = await feature(ws, { rename: 'Stored cards' });
    expect(ws.exists(FEATURE)).toBe(false);
    expect(ws.read('README.md')).toBe(before.replace(`${FEATURE}/`, `${RENAMED}/`));
    expect(ws.read('specs/002-refunds/spec.md')).toContain('(../001-stored-cards/spec.md)');
    expect(ws.read(`${RENAMED}/plan.md`)).toContain('**Branch**: `001-stored-cards`');
    expect(ws.read(TESTS)).toContain(`/${RENAMED}/contracts`);
    expect(ws.read('.specify/feature.json')).toBe(`{"feature_directory":"${RENAMED}"}\n`);
    expect(ws.read('.specify/baseline.json')).toContain('"spec-001-stored-cards":');
    git(ws, 'add', '-A');
    const renames = git(ws, 'diff', '--cached', '-M', '--diff-filter=ADR', '--name-status')
      .trim()
      .split('\n');
    expect(renames.filter((line) => !/^R\d+\tspecs\/001-saved-cards-at-checkout\//.test(line))).toEqual([]);
    expect(git(ws, 'diff', '--cached', '-M', '--name-status')).toContain(`R100\t${FEATURE}/flow.png`);
    expect(told).toContain('README.md: 1 link');
    expect(told).toContain('README.md:3');
  });

  it('leaves the gates with the verdicts that they had', async () => {
    const ws = await shop();
    const before = await ws.judge(FEATURE_NODE);
    await feature(ws, { rename: 'Stored cards' });
    const after = await ws.judge('spec-001-stored-cards');
    const outcomes = ({ gates }: typeof before) =>
      gates.map(({ id, verdict, reason }) => [id, verdict, reason]);
    expect(outcomes(after)).toEqual(outcomes(before));
  });

  it('changes nothing in a dry run, and says the same', async () => {
    const ws = await shop();
    const before = ws.contents();
    const dry = await feature(ws, { rename: 'Stored cards' }, true);
    expect(ws.contents()).toEqual(before);
    const real = await feature(ws, { rename: 'Stored cards' });
    expect(dry).toEqual(real);
  });

  it('does nothing where nothing has to change', async () => {
    const ws = await shop();
    await feature(ws, { rename: 'Stored cards' });
    const before = ws.contents();
    for (const options of [{ rename: 'Stored cards' }, { rename: '001-stored-cards' }, { renumber: true }]) {
      expect((await feature(ws, options)).changes).toEqual([]);
    }
    expect(ws.contents()).toEqual(before);
  });

  it('gives the next free number to one of two features that have the same, and a chosen one', async () => {
    const ws = await shop();
    ws.write('specs/001-mail/spec.md', '# Feature Specification: Mail\n\n**Feature Branch**: `001-mail`\n');
    await expect(feature(ws, { renumber: true })).rejects.toThrow(/matches 2 features/);
    await feature(ws, { feature: '001-mail', renumber: true });
    expect(ws.read('specs/003-mail/spec.md')).toContain('`003-mail`');
    await expect(feature(ws, { feature: '003-mail', renumber: 2 })).rejects.toThrow(
      /is taken by specs\/002-refunds/,
    );
    await feature(ws, { feature: 3, renumber: 12 });
    await feature(ws, { feature: 12, renumber: '20260319-143022' });
    expect(ws.exists('specs/20260319-143022-mail/spec.md')).toBe(true);
    expect((await feature(ws, { feature: 'Mail', renumber: '' })).changes).toEqual([]);
  });

  it('numbers by time where the workspace does', async () => {
    const ws = await shop();
    ws.write('.specify/init-options.json', '{"feature_numbering":"timestamp"}');
    ws.write('specs/001-mail/spec.md', '# Feature Specification: Mail\n');
    const now = () => new Date(2026, 2, 19, 14, 30, 22);
    const run = (tree: Parameters<typeof featureGenerator>[0], options: FeatureOptions) =>
      featureGenerator(tree, options, { now });
    await ws.generate(run, { feature: 'specs/001-mail', renumber: true });
    expect(ws.exists('specs/20260319-143022-mail/spec.md')).toBe(true);
  });

  it('archives a feature: it is not judged any more, links lead to the archive, no feature is active', async () => {
    const ws = await shop();
    const archived = `specs/archive/${FEATURE.slice(6)}`;
    await feature(ws, { archive: true });
    expect(ws.read('README.md')).toContain(`(${archived}/spec.md#goal)`);
    expect(ws.read('specs/002-refunds/spec.md')).toContain(`(../archive/${FEATURE.slice(6)}/spec.md)`);
    expect(ws.exists('.specify/feature.json')).toBe(false);
    expect(Object.keys((await ws.graph()).nodes)).not.toContain(FEATURE_NODE);
    const again = await feature(ws, { feature: FEATURE.slice(6), archive: true });
    expect(again.changes).toEqual([]);
    expect(again.told).toContain(archived);
    await expect(feature(ws, { feature: '009-none', archive: true })).rejects.toThrow(
      /no feature "009-none"/,
    );
  });

  it('uses the archive that a root has', async () => {
    const ws = await shop();
    ws.write('specs/_archived/000-old/spec.md', '# Old\n');
    ws.write('specs/Archived/000-old/spec.md', '# Old\n');
    await feature(ws, { feature: FEATURE, archive: true });
    expect(ws.exists(`specs/Archived/${FEATURE.slice(6)}/plan.md`)).toBe(true);
  });

  it('deletes a feature, edits nothing else, and tells what refers to it and what its plan made', async () => {
    const ws = await shop();
    const before = ws.contents();
    const { told } = await feature(ws, { remove: true });
    expect(ws.exists(FEATURE)).toBe(false);
    const after = ws.contents();
    const kept = Object.keys(before).filter(
      (path) => !path.startsWith(FEATURE) && !path.endsWith('/feature.json'),
    );
    expect(Object.keys(after).sort()).toEqual(kept.sort());
    for (const path of kept) expect(after[path]).toBe(before[path]);
    for (const place of ['README.md:3', 'specs/002-refunds/spec.md:3', '.specify/baseline.json:1', TESTS])
      expect(told).toContain(place);
    expect(told).toContain(`  ${PROJECT}/src/index.ts`);
  });

  it('asks before it deletes, and deletes nothing after a no', async () => {
    const ws = await shop();
    const questions: string[] = [];
    const confirm = (question: string) => {
      questions.push(question);
      return Promise.resolve(false);
    };
    const run = (tree: Parameters<typeof featureGenerator>[0], options: FeatureOptions) =>
      featureGenerator(tree, options, { confirm });
    expect((await ws.generate(run, { feature: 1, remove: true })).changes).toEqual([]);
    expect(questions).toHaveLength(1);
    await ws.generate(run, { feature: 1, rename: 'Stored cards' });
    expect(questions).toHaveLength(1);
  });

  it('never overwrites', async () => {
    const ws = await shop();
    ws.write(`${RENAMED}/notes.txt`, 'a');
    const before = ws.contents();
    await expect(feature(ws, { feature: FEATURE, rename: 'Stored cards' })).rejects.toThrow(/exists already/);
    expect(ws.contents()).toEqual(before);
  });

  it.each([
    [
      'a file that the move writes with other bytes',
      (ws: HostWorkspace) => ws.write(`${RENAMED}/flow.png`, 'a'),
    ],
    ['an empty directory', (ws: HostWorkspace) => mkdirSync(join(ws.root, RENAMED))],
    [
      'a link to the feature itself',
      (ws: HostWorkspace) => symlinkSync(join(ws.root, FEATURE), join(ws.root, RENAMED)),
    ],
    [
      'a link to a file of the feature',
      (ws: HostWorkspace) => {
        mkdirSync(join(ws.root, RENAMED));
        symlinkSync(join(ws.root, FEATURE, 'flow.png'), join(ws.root, RENAMED, 'flow.png'));
      },
    ],
  ])('takes %s for no move that was begun', async (_, make) => {
    const ws = await shop();
    make(ws);
    await expect(feature(ws, { feature: FEATURE, rename: 'Stored cards' })).rejects.toThrow(/exists already/);
    await expect(feature(ws, { feature: FEATURE, renumber: 9 })).resolves.toBeDefined();
  });

  it('takes no move that was begun for another one', async () => {
    const ws = await shop();
    await ws.generate(featureGenerator, { feature: 1, rename: 'Stored cards' }, { killedAfter: 1 });
    await expect(feature(ws, { rename: 'Kept cards' })).rejects.toThrow(/matches 2 features/);
  });

  it.each([
    [{}, /Nothing was asked for/],
    [{ renumber: false }, /Nothing was asked for/],
    [{ archive: true, remove: true }, /--archive, --remove/],
    [{ rename: '***' }, /no letter and no digit/],
    [{ rename: '004-cards' }, /another number/],
    [{ renumber: 'x' }, /is not a number of a feature/],
    [{ feature: 9, remove: true }, /no feature "9"/],
    [{ feature: 'Unknown title', remove: true }, /no feature "Unknown title"/],
  ])('refuses %j', async (options, message) => {
    await expect(feature(await shop(), options)).rejects.toThrow(message);
  });

  it('refuses to move a symbolic link', async () => {
    const ws = await shop();
    symlinkSync('plan.md', join(ws.root, FEATURE, 'link.md'));
    await expect(feature(ws, { archive: true })).rejects.toThrow(/symbolic link/);
  });

  it('keeps byte order marks, modes and a name without a number', async () => {
    const ws = await shop();
    ws.write('docs/a.md', `\ufeff[Cards](../${FEATURE}/spec.md)\n`);
    ws.write('specs/mail/spec.md', '# Feature Specification: Mail\n');
    await feature(ws, { rename: 'Stored cards' });
    expect(ws.read('docs/a.md')).toBe(`\ufeff[Cards](../${RENAMED}/spec.md)\n`);
    await feature(ws, { feature: 'mail', rename: 'Post' });
    expect(ws.exists('specs/post/spec.md')).toBe(true);
    await feature(ws, { feature: 'specs/post', renumber: true });
    expect(ws.exists('specs/003-post/spec.md')).toBe(true);
  });

  it.each([
    ['a source', 'apps/shop/Card.java', `// Gr\xfc\xdfe, ${FEATURE}/spec.md\n`],
    ['a document', 'docs/a.md', `[Gr\xfc\xdfe](../${FEATURE}/spec.md)\n`],
    ['a document of its own', `${FEATURE}/notes.md`, `Gr\xfc\xdfe, [plan](../../${FEATURE}/plan.md)\n`],
  ])('keeps every byte of %s in another encoding, and tells of it', async (_, path, text) => {
    const ws = await shop();
    ws.write(path, Buffer.from(text, 'latin1'));
    const { told } = await feature(ws, { rename: 'Stored cards' });
    const now = path.replace(FEATURE, RENAMED);
    expect(readFileSync(join(ws.root, now), 'latin1')).toBe(text);
    expect(told).toContain(`${path}: `);
  });

  it('tells of the branch and of variables that name the feature, and of what it cannot edit', async () => {
    const ws = await shop();
    git(ws, 'branch', FEATURE.slice(6));
    ws.write('docs/a.md', `<<<<<<< a\n${FEATURE}\n=======\n>>>>>>> b\n`);
    ws.write('docs/large.md', 'a'.repeat(5 * 1024 * 1024));
    ws.write('.specify/feature.json', `{"feature_directory":"${FEATURE}","other":1}`);
    const before = { ...process.env };
    process.env.SPECIFY_FEATURE = FEATURE.slice(6);
    process.env.SPECIFY_FEATURE_DIRECTORY = join(ws.root, FEATURE);
    try {
      const { told } = await feature(ws, { rename: 'Stored cards' }, true);
      expect(told).toContain(`git branch -m ${FEATURE.slice(6)} 001-stored-cards`);
      expect(told).toContain('SPECIFY_FEATURE=');
      expect(told).toContain('SPECIFY_FEATURE_DIRECTORY=');
      expect(told).toContain('docs/a.md: ');
      expect(told).toContain('docs/large.md: ');
      await feature(ws, { remove: true });
      expect(ws.read('.specify/feature.json')).toContain('"other":1');
    } finally {
      process.env = before;
    }
  });
});
