import { join } from 'node:path';
import { FeatureOfTest, type TestPlace } from '../../../src/gates/trace/feature-of-test.js';
import type { ReadResult, Requirement } from '../../../src/index.js';
import { judgeExample, loadExample, reasonsIn } from '../../support/example.js';
import {
  at,
  companionOf,
  contextOf,
  featureOf,
  filesOf,
  planOf,
  stateOf,
  tasksOf,
  tree,
} from '../support/builders.js';

const ROOT = 'packages/checkout';
const FILE = `${ROOT}/tests/a.spec.ts`;
const KEY = 'FR-1';
const REQUIREMENT: Requirement = { id: 'FR-001', key: KEY, kind: 'requirement', text: '', position: at(1) };
const WITH = companionOf({ requirements: [REQUIREMENT] });

const feature = (directory: string, parts: Parameters<typeof featureOf>[1] = {}) =>
  featureOf(directory, { spec: WITH, ...parts });
const named = (words: string, file: string | null = FILE): TestPlace => ({ file, words });

/** Of each feature, in their order, whether a test is about it. All of them touch the project. */
function whose(
  test: TestPlace,
  features: readonly ReturnType<typeof featureOf>[],
  archived: Readonly<Record<string, ReadResult>> = {},
): string[] {
  const state = stateOf(features, { archivedSpecs: Object.keys(archived) });
  const read = (path: string): ReadResult => archived[path] ?? { ok: false, problem: 'missing' };
  const context = contextOf(state, { ...filesOf([]), read });
  return features.map((one) =>
    new FeatureOfTest(one, { root: ROOT, touching: features, context }).whose(test, KEY),
  );
}

describe('whose requirement a test names', () => {
  const cards = feature('specs/001-saved-cards');
  const returns = feature('specs/002-returns-by-post');

  it('is that of the only feature that has it', () => {
    expect(whose(named('FR-001 keeps'), [cards])).toEqual(['this']);
    expect(whose(named('FR-001 keeps', null), [cards])).toEqual(['this']);
    const without = feature('specs/003-a', { spec: companionOf() });
    expect(whose(named('FR-001 keeps'), [cards, without])[0]).toBe('this');
  });

  it('is unclear where two features of the project have it, or one may', () => {
    expect(whose(named('FR-001 keeps'), [cards, returns])).toEqual(['unclear', 'unclear']);
    const unread = feature('specs/002-returns-by-post', { spec: 'too-large' });
    expect(whose(named('FR-001 keeps'), [cards, unread])[0]).toBe('unclear');
    expect(whose(named('FR-001 keeps'), [cards, feature('specs/003-a', { spec: 'missing' })])[0]).toBe(
      'this',
    );
  });

  it.each([
    ['001-saved-cards FR-001 keeps', FILE],
    ['saved cards FR-001 keeps', FILE],
    ['SavedCards 001-FR-001 keeps', FILE],
    ['spec 001: FR-001 keeps', FILE],
    ['test_001_fr_001_keeps', FILE],
    ['FR-001 keeps', `${ROOT}/tests/saved-cards/a.spec.ts`],
    ['FR-001 keeps', `${ROOT}/tests/001-saved-cards.spec.ts`],
  ])('is that of the feature that "%s" in %s names', (words, file) => {
    expect(whose(named(words, file), [cards, returns])).toEqual(['this', 'other']);
  });

  it('is not told by a single word, by a number elsewhere or by a part of a name', () => {
    const post = feature('specs/002-returns');
    for (const words of ['returns FR-001', '002 items FR-001', 'saved FR-001', 'unsaved cardsharp FR-001'])
      expect(whose(named(words), [cards, post])).toEqual(['unclear', 'unclear']);
  });

  it('is that of the longest name, where one feature is named within another', () => {
    const exported = feature('specs/004-saved-cards-export');
    expect(whose(named('saved-cards-export FR-001'), [cards, exported])).toEqual(['other', 'this']);
  });

  it('is unclear where a test names both features, with names of the same length', () => {
    const [one, other] = [feature('specs/001-kept-cards'), feature('specs/002-lost-cards')];
    expect(whose(named('kept-cards lost-cards FR-001'), [one, other])).toEqual(['unclear', 'unclear']);
  });

  it.each([
    ['draws its file', { plan: planOf({ layout: tree(FILE) }) }],
    ['names its file in a task', { tasks: tasksOf(`x T001 Test ${FILE}`) }],
    ['names its file by its path in the project', { tasks: tasksOf('T001 Test tests/a.spec.ts') }],
  ])('is that of the feature that %s', (_, parts) => {
    const planning = feature('specs/001-saved-cards', parts);
    expect(whose(named('FR-001 keeps'), [planning, returns])).toEqual(['this', 'other']);
    const both = feature('specs/002-returns-by-post', parts);
    expect(whose(named('FR-001 keeps'), [planning, both])).toEqual(['unclear', 'unclear']);
    // The name counts before the plan.
    expect(whose(named('returns by post FR-001'), [planning, both])).toEqual(['other', 'this']);
  });

  it('is unclear where an archived specification has it, or may', () => {
    const spec = 'specs/archive/000-cards/spec.md';
    const of = (read: ReadResult): string[] => whose(named('FR-001 keeps'), [cards], { [spec]: read });
    expect(of({ ok: true, text: '- **FR-001**: kept' })).toEqual(['unclear']);
    expect(of({ ok: false, problem: 'too-large' })).toEqual(['unclear']);
    expect(of({ ok: true, text: '- **FR-002**: kept' })).toEqual(['this']);
    expect(of({ ok: false, problem: 'missing' })).toEqual(['this']);
    const many = Array.from({ length: 301 }, (_, number): [string, ReadResult] => [
      `specs/archive/${number}/spec.md`,
      { ok: true, text: '' },
    ]);
    expect(whose(named('FR-001 keeps'), [cards], Object.fromEntries(many))).toEqual(['unclear']);
  });
});

describe('tests of very many features', () => {
  it('are told by names, files and keys that are looked up once', () => {
    const requirements = Array.from({ length: 1_000 }, (_, at) => ({ ...REQUIREMENT, key: `FR-${at + 2}` }));
    const features = Array.from({ length: 300 }, (_, at) => {
      const more = at === 0 ? [...requirements, REQUIREMENT] : requirements;
      return feature(`specs/${at + 100}-kept-cards-${at}`, { spec: companionOf({ requirements: more }) });
    });
    const context = contextOf(stateOf(features), filesOf([]));
    const [first] = features;
    if (first === undefined) throw new Error('no feature');
    const owners = new FeatureOfTest(first, { root: ROOT, touching: features, context });
    const found = new Set<string>();
    for (let at = 0; at < 60_000; at += 1) found.add(owners.whose(named(`FR-001 keeps ${at}`), KEY));
    expect([...found]).toEqual(['this']);
    expect(owners.whose(named('kept cards 7 FR-001'), KEY)).toBe('other');
    expect(owners.whose(named('107-FR-001'), KEY)).toBe('other');
  });
});

describe('a test that may be of two features', () => {
  const folder = join(__dirname, '../../../src/gates/trace/examples/several-features');
  const example = loadExample(folder);
  const JUNIT = 'packages/checkout/reports/test/junit.xml';

  it.each(['spec-001-saved-cards', 'spec-002-returns'])('fails for %s when it fails', async (project) => {
    const text = new TextDecoder().decode(example.contents.get(JUNIT));
    const failing = text.replace(/(<testcase [^>]*FR-001[^>]*)\/>/, '$1><failure message="no"/></testcase>');
    expect(failing).not.toBe(text);
    const contents = new Map(example.contents).set(JUNIT, new TextEncoder().encode(failing));
    contents.set(
      'specs/002-returns/tasks.md',
      new TextEncoder().encode('# Tasks\n\n- [ ] T001 Document it\n'),
    );
    const succeeded: string[] = [];
    const verdict = await judgeExample({ ...example, project, contents, succeeded, failed: ['test'] });
    expect(reasonsIn(verdict, 'I.trace')).toContain('requirement-failing');
  });
});
