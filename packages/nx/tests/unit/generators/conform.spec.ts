import { respell } from '../../../src/generators/conform/respell.js';
import { withNewPaths, withSameFiles } from '../../../src/generators/conform/update-configs.js';

describe('a relative path that is written anew', () => {
  it.each([
    ['./card.js', 'src/lib/card.ts', 'src/models/card.ts', 'src/lib/a.ts', '../models/card.js'],
    ['./card', 'src/lib/card.ts', 'src/models/card.ts', 'src/lib/a.ts', '../models/card'],
    ['./card.ts', 'src/lib/card.ts', 'src/lib/money.ts', 'src/lib/a.ts', './money.ts'],
    ['./lib', 'src/lib/index.ts', 'src/models/index.ts', 'src/a.ts', './models'],
    ['./lib/index', 'src/lib/index.ts', 'src/models/index.ts', 'src/a.ts', './models/index'],
    ['./lib', 'src/lib/index.ts', 'src/models/all.ts', 'src/a.ts', './models/all'],
    ['./lib', 'src/lib/index.ts', 'src/index.ts', 'src/a.ts', '.'],
    ['./a.json', 'src/lib/a.json', 'src/lib/a.json', 'tests/a.spec.ts', '../src/lib/a.json'],
  ])('%s of %s, now %s in %s, is %s', (written, before, after, holder, expected) => {
    expect(respell({ written, before, after, holder })).toBe(expected);
  });
});

const root = 'packages/pay';
const moves = new Map([
  ['packages/pay/src/lib/card.ts', 'packages/pay/src/models/card.ts'],
  ['packages/pay/src/lib/card.spec.ts', 'packages/pay/tests/unit/card.spec.ts'],
]);

describe('a configuration that names moved files', () => {
  it.each([
    ['packages/pay/package.json', '"./src/lib/card.ts"', '"./src/models/card.ts"'],
    ['packages/pay/project.json', '"{projectRoot}/src/lib/card.ts"', '"{projectRoot}/src/models/card.ts"'],
    ['tsconfig.base.json', '"packages/pay/src/lib/card.ts"', '"packages/pay/src/models/card.ts"'],
    ['packages/shop/jest.config.ts', "'../pay/src/lib/card.ts'", "'../pay/src/models/card.ts'"],
    ['packages/pay/project.json', '"packages/pay/src/lib/card.ts"', '"packages/pay/src/models/card.ts"'],
    ['packages/pay/a.json', '"src/lib/cards.ts"', '"src/lib/cards.ts"'],
  ])('%s: %s', (path, text, expected) => {
    expect(withNewPaths({ path, text }, { root: path.startsWith(root) ? root : '.', moves })).toBe(expected);
  });
});

describe('a tsconfig', () => {
  const path = 'packages/pay/tsconfig.spec.json';
  const after = ['packages/pay/src/models/card.ts', 'packages/pay/tests/unit/card.spec.ts'];
  const selected = (config: object, sources = after) =>
    JSON.parse(withSameFiles({ path, text: JSON.stringify(config) }, { sources, moves })) as object;

  it('includes the files that it would lose, by a glob that takes nothing else', () => {
    expect(selected({ include: ['src/**/*.spec.ts'] })).toEqual({
      include: ['src/**/*.spec.ts', 'tests/**/*.spec.ts'],
    });
    expect(
      selected({ include: ['src/**/*.spec.ts'] }, [...after, 'packages/pay/tests/e2e/a.spec.ts']),
    ).toEqual({
      include: ['src/**/*.spec.ts', 'tests/unit/card.spec.ts'],
    });
  });

  it('excludes the files that it would gain', () => {
    expect(selected({ include: ['src/models', 'src/lib/*.spec.ts', 'tests/**/*'], files: [] })).toMatchObject(
      {
        exclude: ['src/models/card.ts'],
      },
    );
  });

  it.each([
    { files: ['src/lib/card.ts'] },
    { include: ['src', 'tests'] },
    { include: ['**/*.ts'], exclude: ['dist'] },
    {},
  ])('stays as it is: %j', (config) => {
    expect(selected(config)).toEqual(config);
  });
});
