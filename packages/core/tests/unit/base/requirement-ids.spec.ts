import {
  beginsWithKey,
  leadingRequirementId,
  requirementKeysIn,
  scenarioKey,
} from '../../../src/base/requirement-ids.js';

const keys = (text: string) => [...requirementKeysIn(text)];

describe('ids of requirements in names of tests', () => {
  it.each([
    ['FR-001 keeps a card', 'FR-1'],
    ['keeps a card (FR-1)', 'FR-1'],
    ['cards FR_001', 'FR-1'],
    ['FR 001: keeps', 'FR-1'],
    ['test_fr_001_keeps', 'FR-1'],
    ['tests.unit.test_fr001.test_keeps', 'FR-1'],
    ['TestFR001KeepsCard', 'FR-1'],
    ['testFr001KeepsCard', 'FR-1'],
    ['TestCards/FR-001_keeps', 'FR-1'],
    ['com.acme.FR001Test keeps', 'FR-1'],
    ['FR-001を満たす', 'FR-1'],
    ['NFR-12 is fast', 'NFR-12'],
    ['FR-010b', 'FR-10b'],
    ['FR-010B', 'FR-10b'],
    ['FR010BSaves', 'FR-10b'],
    ['FR-019.1', 'FR-19.1'],
    ['test_fr_019_1_finds', 'FR-19.1'],
    ['FR-A1', 'FR-A-1'],
    ['FR-CLD-001', 'FR-CLD-1'],
    ['SC-003', 'SC-3'],
    ['FR-00123', 'FR-123'],
  ])('%s names %s', (text, key) => {
    expect(keys(text)).toEqual([key]);
  });

  it.each([
    'keeps a card',
    'infr_001',
    'xfr-001',
    'FR-123456',
    'fr001saves',
    'fr 1 more',
    'for 12 cards',
    'FRA-1',
    'US1-3',
    'bus1.3',
    'REQUEST-1',
  ])('%s names none', (text) => {
    expect(keys(text)).toEqual([]);
  });

  it('names each of several, and neither end of a range that is one word', () => {
    expect(keys('FR-001, FR-002 and SC-001')).toEqual(['FR-1', 'FR-2', 'SC-1']);
    expect(keys('FR-001-003')).not.toContain('FR-1');
    expect(keys('FR-0011')).toEqual(['FR-11']);
    expect(keys('NFR-001')).toEqual(['NFR-1']);
  });

  it.each(['US1 scenario 3', 'US-1 AS3', 'US1-AC-3', 'us1_as_3', 'US1.3', 'US1 Szenario 3'])(
    '%s is a scenario, and no acceptance criterion',
    (text) => {
      expect(keys(text)).toEqual([scenarioKey(1, 3)]);
    },
  );

  it('reads an id at the start of a text as it is written', () => {
    expect(leadingRequirementId('FR-001: The shop')).toMatchObject({ id: 'FR-001', key: 'FR-1', length: 6 });
    expect(leadingRequirementId('[SC-002] Within')).toMatchObject({ id: 'SC-002', isCriterion: true });
    expect(leadingRequirementId('see FR-001')).toBeNull();
    expect(leadingRequirementId('fr-001')).toBeNull();
  });

  it('takes time in proportion to the text', () => {
    const start = performance.now();
    keys('FR-A-'.repeat(200_000));
    keys('fr_0'.repeat(250_000));
    keys('US1 '.repeat(250_000));
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});

describe('an id at the start of a text', () => {
  it.each([
    ['FR-001 keeps', 'FR-1', true],
    ['fr_001_keeps', 'FR-1', true],
    ['Fr001Keeps', 'FR-1', true],
    ['US1-AS3 keeps', 'US-1/3', true],
    ['US1-AS3 keeps', 'US-1/2', false],
    ['items FR-001', 'FR-1', false],
    ['FR-002, FR-001', 'FR-1', false],
    ['nothing', 'FR-1', false],
  ])('%s: %s is %s', (text, key, expected) => {
    expect(beginsWithKey(text, key)).toBe(expected);
  });
});
