import { movesTo, type Places } from '../../../../src/scaffolding/structures/moves.js';

const TEST = /\.(?:test|spec)\.[a-z]+$/;
const kinds = {
  isTest: (path: string) => TEST.test(path),
  isSource: (path: string) => /\.tsx?$/.test(path) && !TEST.test(path),
};
const PLACES: Places = {
  directories: ['src/lib', 'src/models', 'src/services', 'tests/integration', 'tests/unit'],
  files: [
    'src/index.ts',
    'src/models/__entity__.ts',
    'src/services/__entity__-service.ts',
    'tests/integration/__entity__.spec.ts',
    'tests/unit/__entity__.spec.ts',
    'tests/unit/__entity__-service.spec.ts',
  ],
  takes: new Map(),
};
const taking = (takes: Record<string, readonly string[]>): Places => ({
  ...PLACES,
  takes: new Map(Object.entries(takes)),
});
const lines = (places: Places, ...files: readonly string[]) =>
  movesTo(places, files, kinds).moves.map(({ from, to }) => `${from} ${to}`);

describe('where the files of a project go', () => {
  it('is nowhere else for a project that conforms, and at its root', () => {
    const files = [
      ...PLACES.files.map((path) => path.replace('__entity__', 'gift-card')),
      'package.json',
      'vite.config.ts',
    ];
    expect(movesTo(PLACES, files, kinds)).toEqual({ moves: [], unclear: [], taken: [], unplaced: [] });
  });

  it('is where a name with more than the entity belongs, and the entity beside it', () => {
    expect(
      lines(
        PLACES,
        'src/lib/card.ts',
        'src/lib/card-service.ts',
        'src/lib/card-service.spec.ts',
        'src/lib/money.ts',
      ),
    ).toEqual([
      'src/lib/card.ts src/models/card.ts',
      'src/lib/card-service.ts src/services/card-service.ts',
      'src/lib/card-service.spec.ts tests/unit/card-service.spec.ts',
    ]);
  });

  it('keeps apart names of which one begins with the other', () => {
    expect(lines(PLACES, 'src/lib/card-holder.ts', 'src/lib/card-service.ts', 'src/lib/card.ts')).toEqual([
      'src/lib/card-service.ts src/services/card-service.ts',
      'src/lib/card.ts src/models/card.ts',
    ]);
  });

  it('is not told by a name alone in a directory of entities', () => {
    expect(
      lines(PLACES, 'src/services/card.ts', 'src/services/card-service.ts', 'src/models/order-total.ts'),
    ).toEqual([]);
  });

  it('is told by its directory outside those of the structure', () => {
    expect(
      lines(PLACES, 'src/app/services/clock/system.ts', 'test/unit/clock.spec.ts', 'docs/models/card.md'),
    ).toEqual([
      'src/app/services/clock/system.ts src/services/clock/system.ts',
      'test/unit/clock.spec.ts tests/unit/clock.spec.ts',
    ]);
  });

  it('is what a directory takes: what is below a directory, or the file alone', () => {
    const places = taking({ 'src/services': ['src/lib/services/**'], 'tests/unit': ['src/**/*.spec.ts'] });
    expect(
      lines(
        places,
        'src/lib/services/clock/system.ts',
        'src/lib/deep/er/clock.spec.ts',
        'src/models/card.spec.ts',
      ),
    ).toEqual([
      'src/lib/services/clock/system.ts src/services/clock/system.ts',
      'src/lib/deep/er/clock.spec.ts tests/unit/clock.spec.ts',
      'src/models/card.spec.ts tests/unit/card.spec.ts',
    ]);
  });

  it('takes the snapshots of a test along', () => {
    const places = taking({ 'tests/unit': ['src/**/*.spec.ts'] });
    expect(lines(places, 'src/lib/a.spec.ts', 'src/lib/__snapshots__/a.spec.ts.snap')).toEqual([
      'src/lib/a.spec.ts tests/unit/a.spec.ts',
      'src/lib/__snapshots__/a.spec.ts.snap tests/unit/__snapshots__/a.spec.ts.snap',
    ]);
  });

  it('is unclear where two places are possible, and nothing is moved', () => {
    const { moves, unclear } = movesTo(PLACES, ['src/lib/card-service.ts', 'src/lib/card.spec.ts'], kinds);
    expect(moves).toHaveLength(1);
    expect(unclear).toEqual([
      { path: 'src/lib/card.spec.ts', places: ['tests/integration/card.spec.ts', 'tests/unit/card.spec.ts'] },
    ]);
  });

  it('is unclear where the rules would move it on and on', () => {
    const places = taking({ 'src/models': ['src/services/**'], 'src/services': ['src/models/**'] });
    expect(movesTo(places, ['src/services/x/clock.ts'], kinds)).toMatchObject({
      moves: [],
      unclear: [{ places: ['src/models/x/clock.ts', 'src/services/x/clock.ts'] }],
    });
  });

  it('is not known for a source in no directory of the structure', () => {
    expect(
      movesTo(PLACES, ['src/money.ts', 'src/utils/money.ts', 'assets/logo.svg'], kinds).unplaced,
    ).toEqual(['src/money.ts', 'src/utils/money.ts']);
  });

  it.each([
    ['a file that stays', ['src/lib/card-service.ts', 'src/services/card-service.ts']],
    ['another move', ['src/lib/card-service.ts', 'src/app/card-service.ts']],
    ['a directory in other capitals', ['src/lib/card-service.ts', 'src/Services/clock.txt']],
    ['itself in other capitals', ['src/Services/card-service.ts']],
  ])('is taken by %s', (_, files) => {
    const { moves, taken } = movesTo(PLACES, files, kinds);
    expect(moves).toEqual([]);
    expect(taken.length).toBeGreaterThan(0);
  });
});
