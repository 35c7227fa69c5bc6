import { readPlan } from '../../../src/documents/plan/read-plan.js';

/** The rows of a check of the given lines, as `number name: verdict phase`. */
function rowsOf(body: string): string[] {
  const { rows } = readPlan(`# Plan: Gift Cards\n\n## Constitution Check\n\n${body}\n`).constitutionCheck;
  return rows.map(
    ({ principle, number, verdict, phase }) => `${number ?? '-'} ${principle}: ${verdict} ${phase}`,
  );
}

const table = (header: string, ...rows: string[]): string =>
  [header, header.replace(/[^|]+/g, '---'), ...rows].join('\n');

describe('gates that share a line', () => {
  it.each([
    'Gates: I ✅ · II ✅ · III ❌',
    '**Gates**: I ✅ | II ✅ | III ❌',
    '**Gate result**: I ✅, II ✅, III ❌',
    '- I ✅ · II ✅ · III ❌',
    '- Gates: I ✅; II ✅; III ❌',
    'I–II ✅, III ❌',
    'I: PASS · II: PASS · III: FAIL',
  ])('are a row each: %s', (line) => {
    expect(rowsOf(line)).toEqual(['I I: pass pre', 'II II: pass pre', 'III III: fail pre']);
  });

  it('may have names, and a label with the check that they are of', () => {
    expect(rowsOf('Simplicity ✅ · Testing ❌')).toEqual(['- Simplicity: pass pre', '- Testing: fail pre']);
    expect(rowsOf('**Post-design**: I ✅, II ❌')).toEqual(['I I: pass post', 'II II: fail post']);
    expect(rowsOf('- Post-design check: I ✅, II ❌')).toEqual(['I I: pass post', 'II II: fail post']);
  });

  it('are none where a part says no verdict', () => {
    expect(rowsOf('- **I. Small** ✅: web, data, and jobs')).toEqual(['I I. Small: pass pre']);
    expect(rowsOf('- Storage ✅ · later more')).not.toContain('- later more: pass pre');
  });
});

describe('a table whose columns are principles', () => {
  it('is read by its columns', () => {
    const text = table('| | I. Small | II. Tested |', '| Status | ✅ | ❌ |', '| Notes | one | none yet |');
    expect(rowsOf(text)).toEqual(['I I. Small: pass pre', 'II II. Tested: fail pre']);
  });

  it('has a row for each check', () => {
    const text = table(
      '| Phase | I. Small | II. Tested |',
      '| Pre-design | ✅ | ✅ |',
      '| Post-design | ✅ | ❌ |',
    );
    expect(rowsOf(text)).toEqual([
      'I I. Small: pass pre',
      'I I. Small: pass post',
      'II II. Tested: pass pre',
      'II II. Tested: fail post',
    ]);
  });

  it('has the worst of its projects', () => {
    const text = table('| Service | I. Small | II. Tested |', '| api | ✅ | ✅ |', '| web | ✅ | ❌ |');
    expect(rowsOf(text)).toEqual(['I I. Small: pass pre', 'II II. Tested: fail pre']);
  });

  it('may name them without numbers, beside a row of statuses', () => {
    const text = table('| | Small | Tested |', '| Status | PASS | FAIL |');
    expect(rowsOf(text)).toEqual(['- Small: pass pre', '- Tested: fail pre']);
  });

  it('may have no labels', () => {
    expect(rowsOf(table('| I. Small | II. Tested |', '| PASS | FAIL |'))).toEqual([
      'I I. Small: pass pre',
      'II II. Tested: fail pre',
    ]);
  });
});

describe('a verdict on both checks', () => {
  it.each([
    'Both phases',
    'Both',
    'Pre and Post',
    'Pre/Post-design',
    'Beide Phasen',
    'Avant et après',
    '前后',
    '両方',
  ])('is a row for each below "%s"', (header) => {
    const text = table(`| Principle | ${header} |`, '| I. Small | ✅ |', '| II. Tested | ❌ |');
    expect(rowsOf(text)).toEqual([
      'I I. Small: pass pre',
      'I I. Small: pass post',
      'II II. Tested: fail pre',
      'II II. Tested: fail post',
    ]);
  });

  it('may be two in one cell', () => {
    const text = table(
      '| Principle | Pre-/Post-design |',
      '| I. Small | ✅ / ✅ |',
      '| II. Tested | ✅ / ❌ |',
    );
    expect(rowsOf(text)).toEqual([
      'I I. Small: pass pre',
      'I I. Small: pass post',
      'II II. Tested: pass pre',
      'II II. Tested: fail post',
    ]);
  });

  it('is not what a template offers', () => {
    const text = table(
      '| Principle | Both phases |',
      '| I. Small | PASS / FAIL |',
      '| II. Tested | PASS / FAIL |',
    );
    expect(rowsOf(text).join(' ')).not.toContain('pass');
  });

  it('is named by a column of checks', () => {
    const text = table(
      '| Principle | Check | Status |',
      '| I. Small | Pre-design | PASS |',
      '| I. Small | Post-design | FAIL |',
      '| II. Tested | both | PASS |',
    );
    expect(rowsOf(text)).toEqual([
      'I I. Small: pass pre',
      'I I. Small: fail post',
      'II II. Tested: pass pre',
      'II II. Tested: pass post',
    ]);
  });
});
