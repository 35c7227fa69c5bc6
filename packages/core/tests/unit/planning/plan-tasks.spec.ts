import { orderStories } from '../../../src/planning/plan-tasks.js';
import { readStories } from '../../../src/documents/stories.js';
import { linesOf, planOf, sourcesOf, TS } from './support.js';

const P = 'packages/pay';

describe('orderStories', () => {
  it('goes by priority, puts stories without one last, and gives each a number of its own', () => {
    const { stories } = readStories(
      '### User Story 1: A\n### User Story 1: B (P1)\n### User Story 5: C (P2)\n### Story - D (P1)\n',
    );
    expect(orderStories(stories).map(({ title, label }) => [title, label])).toEqual([
      ['B', 2],
      ['D', 3],
      ['C', 5],
      ['A', 1],
    ]);
  });
});

describe('planTasks', () => {
  it('puts files into the phase of the story that names them, in the order of priority', () => {
    const lines = linesOf(
      sourcesOf([
        `${P}/package.json`,
        `${P}/src/lib/problem.ts`,
        `${P}/src/models/card.ts`,
        `${P}/src/services/order-service.ts`,
        `${P}/src/services/card-service.ts # keeps cards`,
        `${P}/tests/unit/card.spec.ts`,
        `${P}/docs/cards.md`,
        `~${P}/src/models/order.ts`,
        `-${P}/src/old.ts`,
        `=${P}/src/there.ts`,
      ]),
    );
    expect(Object.keys(lines)).toEqual(['setup', 'foundational', 'US2', 'US1', 'polish']);
    expect(lines).toEqual({
      setup: [`T001 Write \`${P}/package.json\``],
      foundational: [`T002 Implement \`${P}/src/lib/problem.ts\``],
      US2: [
        `T003 [P] [US2] Change \`${P}/src/models/order.ts\``,
        `T004 [US2] Implement the service in \`${P}/src/services/order-service.ts\` (depends on T003)`,
      ],
      US1: [
        `T005 [US1] Write the unit tests in \`${P}/tests/unit/card.spec.ts\``,
        `T006 [P] [US1] Create the model in \`${P}/src/models/card.ts\``,
        `T007 [US1] Implement the service in \`${P}/src/services/card-service.ts\`: keeps cards (depends on T006)`,
      ],
      polish: [`T008 [P] Write \`${P}/docs/cards.md\``, `T009 Delete \`${P}/src/old.ts\``],
    });
  });

  it('names what entities, contracts and stories need where the tree leaves the files open', () => {
    const lines = linesOf(
      sourcesOf(
        [`=${P}/src/models/`, `${P}/src/services/`, `${P}/tests/contract/`, `=${P}/tests/integration/`],
        {
          entities: ['GiftCard', 'Order', 'カード', 'Not There'],
          contracts: ['specs/001-cards/contracts/gift-card.yaml'],
          isThere: (path) => path.includes('not-there'),
        },
      ),
    );
    expect(lines.foundational).toEqual([]);
    expect(lines.US1?.map((line) => line.slice(5))).toEqual([
      `[P] [US1] Write the contract tests of \`specs/001-cards/contracts/gift-card.yaml\` in \`${P}/tests/contract/gift-card.spec.ts\``,
      `[P] [US1] Write the integration tests of the story in \`${P}/tests/integration/us1-save-a-card.spec.ts\``,
      `[P] [US1] Create the GiftCard model in \`${P}/src/models/gift-card.ts\``,
      `[US1] Create the GiftCard service in \`${P}/src/services/gift-card-service.ts\` (depends on T006)`,
    ]);
    expect(lines.US2?.some((line) => line.includes('`packages/pay/src/models/order.ts`'))).toBe(true);
  });

  it('asks for work on the sources for a story that has none of its own, and for none once its test is there', () => {
    const open = sourcesOf([`=${P}/src/index.ts`, `=${P}/tests/integration/`]);
    expect(linesOf(open).US2).toEqual([
      `T001 [US2] Write the integration tests of the story in \`${P}/tests/integration/us2-charge-an-order.spec.ts\``,
      `T002 [US2] Implement what the story needs in \`${P}/src/\``,
    ]);
    expect(linesOf({ ...open, isThere: () => true })).toMatchObject({ US1: [], US2: [] });
  });

  it('leaves no story without a task where nothing shows that it is done', () => {
    const sources = sourcesOf([], { parts: [] });
    const texts = planOf(sources).phases.flatMap(({ implementation }) =>
      implementation.map(({ text }) => text),
    );
    expect(texts.filter((text) => text === 'Implement what the story needs')).toHaveLength(2);
    const there = sourcesOf([`=${P}/src/order.go`], { parts: [], isThere: () => true });
    expect(planOf(there).phases.map(({ implementation }) => implementation.length)).toEqual([0, 0, 0, 1, 1]);
  });

  it('is one phase without stories, and has foundations for files that no story names', () => {
    const paths = [`${P}/src/zebra.ts`, `${P}/src/models/card.ts`];
    expect(Object.keys(linesOf(sourcesOf(paths, { spec: '' })))).toEqual([
      'setup',
      'foundational',
      'story',
      'polish',
    ]);
    expect(linesOf(sourcesOf(paths, { spec: '' })).story).toHaveLength(2);
    expect(linesOf(sourcesOf(paths)).foundational).toEqual([`T001 Implement \`${P}/src/zebra.ts\``]);
  });

  it('marks nothing as parallel whose files overlap, in whatever case', () => {
    const lines = linesOf(
      sourcesOf([`${P}/src/a/`, `${P}/src/a/b.ts`, `${P}/src/C.ts`, `${P}/src/c.ts`, `${P}/src/d.ts`], {
        spec: '',
      }),
    );
    const parallel = (lines.story ?? []).filter((line) => line.includes('[P]'));
    expect(parallel.map((line) => /`(.*)`/.exec(line)?.[1])).toEqual([`${P}/src/d.ts`]);
  });

  it('takes comments of the tree as words, never as names of files or marks', () => {
    const lines = linesOf(
      sourcesOf([
        `${P}/src/a.ts # see ../../etc/passwd`,
        `${P}/src/b.ts # [P] [US9] x`,
        `${P}/src/c.ts # NEW: a *bold* one`,
        `${P}/src/d.ts # US1 only`,
      ]),
    );
    const all = Object.values(lines).flat().join('\n');
    expect(all).not.toContain('passwd');
    expect(all).not.toContain('US9');
    expect(all).toContain(': a \\*bold\\* one');
    expect(lines.US1?.[0]).toContain(`${P}/src/d.ts`);
  });

  it('is planned in linear time where thousands of files are about the same thing', () => {
    const paths = Array.from(
      { length: 9_000 },
      (_, at) => `${P}/src/${at % 2 ? 'models' : 'services'}/d${at}/card.ts`,
    );
    const tasks = planOf(sourcesOf(paths)).phases.flatMap(({ implementation }) => implementation);
    const waiting = tasks.filter(({ dependsOn }) => dependsOn.length > 0);
    expect(waiting.map(({ dependsOn }) => dependsOn.length)).toEqual(Array(4_500).fill(4_500));
    expect(new Set(waiting.map(({ dependsOn }) => dependsOn)).size).toBe(1);
  });

  it('is planned in linear time for thousands of projects and hundreds of stories', () => {
    const roots = Array.from({ length: 4_000 }, (_, at) => `p${at}`);
    const sources = sourcesOf(
      roots.map((root) => `${root}/lib/a.ts`),
      {
        parts: roots.map((root) => ({ root, exists: true, names: TS })),
        entities: ['Card'],
        spec: Array.from({ length: 200 }, (_, at) => `### User Story ${at + 1} - Zebra\n`).join('\n'),
      },
    );
    expect(planOf(sources).phases).toHaveLength(203);
  });

  it('is planned in linear time for a tree of many files', () => {
    const paths = Array.from({ length: 9_000 }, (_, at) => `${P}/src/models/card-${String(at)}.ts`);
    expect(planOf(sourcesOf(paths)).phases.flatMap(({ implementation }) => implementation)).toHaveLength(
      9_002,
    );
  });
});
