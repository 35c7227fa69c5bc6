import { inferStructure, type ProjectFiles } from '../../../../src/scaffolding/structures/infer.js';

const TEST = /(?:\.(?:test|spec)\.[a-z]+|(?:^|\/)test_[^/]*\.py)$/;
const kinds = {
  isTest: (path: string) => TEST.test(path),
  isSource: (path: string) => /\.(?:tsx?|py)$/.test(path) && !TEST.test(path),
};
const infer = (...projects: readonly (readonly string[])[]) =>
  inferStructure(
    projects.map((files, at): ProjectFiles => ({ name: `p${String(at)}`, files })),
    kinds,
  );

const CARD = ['src/models/card.ts', 'src/services/card-service.ts', 'tests/unit/card.test.ts'];
const HOLDER = CARD.map((path) => path.replace('card', 'card-holder'));
const LIB = ['src/lib/store.ts', 'src/lib/problem.ts', 'tests/unit/store.test.ts', 'src/index.ts'];

describe('what is inferred from projects', () => {
  it('are the files of an entity, its directories and the entry', () => {
    expect(infer([...CARD, ...LIB, 'package.json'])).toEqual({
      directories: ['src/lib', 'src/models', 'src/services', 'tests/unit'],
      optional: [],
      files: ['src/index.ts'],
      patterns: [
        'src/models/__entity__.ts',
        'src/services/__entity__-service.ts',
        'tests/unit/__entity__.test.ts',
      ],
      complete: [
        'src/models/__entity__.ts',
        'src/services/__entity__-service.ts',
        'tests/unit/__entity__.test.ts',
      ],
      entities: [{ project: 'p0', entity: 'card' }],
      partial: [],
    });
  });

  it('keeps apart names of which one begins with the other', () => {
    const { patterns, entities, partial } = infer([...CARD, ...HOLDER, ...LIB]);
    expect(patterns).toHaveLength(3);
    expect(entities.map(({ entity }) => entity).sort()).toEqual(['card', 'card-holder']);
    expect(partial).toEqual([]);
  });

  it('takes no file of a directory for one of an entity', () => {
    const directories = ['src', 'src/models', 'src/services', 'src/api', 'src/lib'];
    const files = directories.flatMap((directory) => [
      `${directory}/__init__.py`,
      `${directory}/__main__.py`,
    ]);
    const { entities } = infer([...files, 'src/models/card.py', 'src/services/card_service.py']);
    expect(entities.map(({ entity }) => entity)).toEqual(['card']);
  });

  it('takes the longer name for another entity, even if it has one file only', () => {
    const { patterns } = infer([...CARD, 'src/models/card-holder.ts']);
    expect(patterns).toEqual([
      'src/models/__entity__.ts',
      'src/services/__entity__-service.ts',
      'tests/unit/__entity__.test.ts',
    ]);
  });

  it('names the entity that is in two of three directories, and does not ask for what it lacks', () => {
    const routes = ['src/routes/cards.ts', 'src/routes/orders.ts'];
    const order = ['src/models/order.ts', 'src/services/order-service.ts'];
    const { patterns, complete, partial } = infer([
      ...CARD,
      ...order,
      ...routes,
      'src/models/voucher.ts',
      'src/services/voucher-service.ts',
    ]);
    expect(patterns).toContain('src/routes/__entities__.ts');
    expect(complete).toEqual(['src/models/__entity__.ts', 'src/services/__entity__-service.ts']);
    expect(partial).toContainEqual({
      project: 'p0',
      entity: 'voucher',
      missing: ['src/routes/__entities__.ts'],
    });
  });

  it.each([
    [
      ['src/models/GiftCard.ts', 'src/screens/GiftCardScreen.tsx', 'src/hooks/useGiftCard.ts'],
      [
        'src/hooks/use__entity_pascal__.ts',
        'src/models/__entity_pascal__.ts',
        'src/screens/__entity_pascal__Screen.tsx',
      ],
    ],
    [
      ['src/models/gift_card.py', 'src/services/gift_card_service.py', 'tests/test_gift_card.py'],
      [
        'src/models/__entity_snake__.py',
        'src/services/__entity_snake___service.py',
        'tests/test___entity_snake__.py',
      ],
    ],
    [
      [
        'src/card/card.model.ts',
        'src/card/card.service.ts',
        'src/order/order.model.ts',
        'src/order/order.service.ts',
      ],
      ['src/__entity__/__entity__.model.ts', 'src/__entity__/__entity__.service.ts'],
    ],
    [
      ['src/a/policy.ts', 'src/b/policies.ts'],
      ['src/a/__entity__.ts', 'src/b/__entities__.ts'],
    ],
  ])('reads the case and the number of %j', (files, patterns) => {
    expect(infer(files).patterns).toEqual(patterns);
  });

  it('has the directory that holds entities and other directories', () => {
    const { directories } = infer([
      'src/index.ts',
      'src/lib/card.ts',
      'src/lib/card-service.ts',
      'src/lib/order.ts',
      'src/lib/order-service.ts',
      'src/lib/fixtures/a.json',
    ]);
    expect(directories).toEqual(['src/lib', 'src/lib/fixtures']);
  });

  it('has what several projects have in common, and tells what some have', () => {
    const shop = [
      'src/models/order.ts',
      'src/services/order-service.ts',
      'src/api/order-api.ts',
      'src/index.ts',
    ];
    const found = infer([...CARD, ...LIB], shop, [
      'src/models/cat.ts',
      'src/services/cat-service.ts',
      'src/api/x.ts',
    ]);
    expect(found.directories).toEqual(['src/models', 'src/services']);
    expect(found.optional).toEqual(['src/api']);
    expect(found.files).toEqual([]);
    expect(found.patterns).toEqual(['src/models/__entity__.ts', 'src/services/__entity__-service.ts']);
  });

  it.each([[[]], [['src/lib/store.ts', 'src/lib/problem.ts']], [['src/index.ts', 'src/models/index.ts']]])(
    'is no entity in %j',
    (files) => {
      expect(infer(files)).toMatchObject({ patterns: [], entities: [] });
    },
  );
});
