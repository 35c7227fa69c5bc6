import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { canaryExample, loadExample } from '../support/example.js';

const GATES = join(__dirname, '../../src/gates');
const EXAMPLES = foldersIn(GATES)
  .filter((kind) => existsSync(join(GATES, kind, 'gate.ts')))
  .flatMap((kind) =>
    foldersIn(join(GATES, kind, 'examples')).map((name) => ({
      kind,
      where: `${kind}/examples/${name}`,
      example: loadExample(join(GATES, kind, 'examples', name)),
    })),
  )
  .filter(({ example }) => example.expected === 'pass' || example.expected === 'pending');

/** Examples in which a gate does not notice a change, each with the change and why nothing can show it. */
const BLIND: Readonly<Record<string, string>> = {};

describe('each change that a kind of gate tries', () => {
  it.each(EXAMPLES)('makes the gates of $where fail', async ({ where, example }) => {
    const tried = await canaryExample(example);
    const missed = tried.flatMap(({ gate, tried: all }) =>
      all
        .filter(({ verdict }) => verdict !== 'fail')
        .map(({ what, verdict }) => `${gate}: ${what} (${verdict})`),
    );
    expect(missed).toEqual(BLIND[where] === undefined ? [] : [BLIND[where]]);
  });

  it.each([...new Set(EXAMPLES.map(({ kind }) => kind))])('is tried for %s', async (kind) => {
    const all = await Promise.all(
      EXAMPLES.filter((one) => one.kind === kind).map(({ example }) => canaryExample(example)),
    );
    const bites = all.flat().filter((one) => one.kind === kind && one.state === 'bites');
    expect(bites.length).toBeGreaterThan(0);
  });
});

function foldersIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}
