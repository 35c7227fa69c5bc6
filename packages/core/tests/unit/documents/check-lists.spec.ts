import { readPlan } from '../../../src/documents/plan/read-plan.js';
import { rowsOf } from './helpers.js';

function rowsIn(body: string, heading = '## Constitution Check'): string[] {
  return rowsOf(readPlan(`# Implementation Plan: Saved Cards\n\n${heading}\n\n${body}\n`));
}

type Case = readonly [name: string, body: string, expected: readonly string[]];

const FORMS: readonly Case[] = [
  [
    'questions with a plain answer',
    '- Library first? Yes\n- Tests first? No\n- CLI? N/A',
    ['Library first? | - | unknown | pre', 'Tests first? | - | unknown | pre', 'CLI? | - | na | pre'],
  ],
  [
    'the number parted from the name by a dash',
    '- Principle I – Library-First: compliant\n- Principle II – Test-First: not compliant',
    ['Principle I – Library-First | I | pass | pre', 'Principle II – Test-First | II | fail | pre'],
  ],
  [
    'an arrow before the verdict',
    '- I. Library-First → PASS\n- II. Test-First → FAIL',
    ['I. Library-First | I | pass | pre', 'II. Test-First | II | fail | pre'],
  ],
  [
    'the verdict first',
    '- PASS: I. Library-First\n- FAIL: II. Test-First\n- N/A: III. CLI',
    ['I. Library-First | I | pass | pre', 'II. Test-First | II | fail | pre', 'III. CLI | III | na | pre'],
  ],
  [
    'the verdict in brackets',
    '- [PASS] I. Library-First\n- [FAIL] II. Test-First',
    ['I. Library-First | I | pass | pre', 'II. Test-First | II | fail | pre'],
  ],
  [
    'boxes that Markdown does not know',
    '- [x] I. Layers\n- [~] II. Tests\n- [-] III. CLI',
    ['I. Layers | I | pass | pre', 'II. Tests | II | partial | pre', 'III. CLI | III | na | pre'],
  ],
  [
    'conditions instead of verdicts',
    '- **I. Layers**: pass only if no root is added.\n- **II. Tests**: PASS if tested\n- **III. Docs**: PASS',
    ['I. Layers | I | unknown | pre', 'II. Tests | II | unknown | pre', 'III. Docs | III | pass | pre'],
  ],
  [
    'a checklist, which is no gate itself',
    '**Verification Checklist**:\n\n- ✅ Library-First: one package\n- ❌ Security: a secret in the log',
    ['Library-First | - | pass | pre', 'Security | - | fail | pre'],
  ],
  [
    'a list of written documents, which are no gates',
    '**Status**: ✅ COMPLETED\n\n- ✅ `data-model.md` - two entities\n- ✅ `quickstart.md` - a guide',
    [],
  ],
  [
    'a numbered name that is a note elsewhere',
    '1. **Tests required**: unit tests. PASS\n2. **Docs**: a guide. PASS',
    ['Tests required | 1 | pass | pre', 'Docs | 2 | pass | pre'],
  ],
  [
    'headings with mark and word',
    '### I. Layers ✅ PASS\n\n**Status**: Compliant\n\n### II. Tests ❌ FAIL\n\nLater.\n\n### III. Docs [N/A]\n\nNone.',
    ['I. Layers | I | pass | pre', 'II. Tests | II | fail | pre', 'III. Docs | III | na | pre'],
  ],
  [
    'headings in French',
    '### Principe I : Simplicité — Conforme\n\nTexte.\n\n### Principe II : Tests — Non conforme\n\nTexte.',
    ['Principe I : Simplicité | I | pass | pre', 'Principe II : Tests | II | fail | pre'],
  ],
  [
    'headings with the verdict in their first line',
    '### 🏛️ I. Layers\n\n✅ Compliant: one package\n\n### 🧪 II. Tests\n\n❌ Violation: none yet',
    ['I. Layers | I | pass | pre', 'II. Tests | II | fail | pre'],
  ],
  ...['Result', 'Ergebnis', 'Résultat', 'Resultado', 'Esito', '判定', '结论', '결과'].map(
    (label): Case => [
      `headings with a note that says ${label}`,
      `### I. Layers\n\n- **${label}**: PASS\n\n### II. Tests\n\n- **${label}**: FAIL`,
      ['I. Layers | I | pass | pre', 'II. Tests | II | fail | pre'],
    ],
  ),
  [
    'headings with Chinese numbers',
    '### 一、库优先\n\n- **状态**：通过\n\n### 二、测试优先\n\n- **结论**：不通过',
    ['一、库优先 | - | pass | pre', '二、测试优先 | - | fail | pre'],
  ],
  [
    'Chinese bullets',
    '- **原则 1：库优先**：✅ 符合\n- **原则 2：测试优先**：❌ 不符合\n- 原则三：简单 — 通过',
    ['原则 1：库优先 | 1 | pass | pre', '原则 2：测试优先 | 2 | fail | pre', '原则三：简单 | - | pass | pre'],
  ],
  [
    'a label for the check after the design',
    '**Après la conception** :\n\n- **I. Simplicité** : ❌',
    ['I. Simplicité | I | fail | post'],
  ],
];

describe('a Constitution Check without a table', () => {
  it.each(FORMS)('%s', (_name, body, expected) => {
    expect(rowsIn(body)).toEqual(expected);
  });
});

type Result = readonly [line: string, expected: readonly string[]];

const RESULTS: readonly Result[] = [
  ['**Gate Result**: ALL PASS — proceed', ['pass pre all']],
  ['**Post-Phase 1 Re-check**: All gates still pass. No new projects.', ['pass post all']],
  ['**Post-Phase 1 re-check**: All gates still pass. No new violations introduced.', ['pass post all']],
  ['**Result**: 7/7 PASS', ['pass pre all']],
  ['**Result**: PASS - no violations, nothing to track.', ['pass pre all']],
  ['**Verdict**: All gates that apply PASS. Nothing to justify.', ['pass pre all']],
  ['No violations; nothing to track. **Post-design re-check**: unchanged', ['pass pre all']],
  ['**Ergebnis**: Alle Prinzipien erfüllt.', ['pass pre all']],
  ['**Résultat** : Tous les principes sont respectés.', ['pass pre all']],
  ['**Resultado**: Todos los principios se cumplen.', ['pass pre all']],
  ['**Resultado**: Todos os princípios atendidos.', ['pass pre all']],
  ['**Esito**: Tutti i principi sono rispettati.', ['pass pre all']],
  ['**结论**：全部通过，无违反。', ['pass pre all']],
  ['**結論**: 全 7 原則 PASS。', ['pass pre all']],
  ['**결론**: 모든 원칙 준수.', ['pass pre all']],
  ['**Result**: GATE PASSES.', ['pass pre']],
  ['**Result**: PASS. Every endpoint is documented and all tests come first.', ['pass pre']],
  ['**Result**: PASS - all critical principles hold.', ['pass pre']],
  ['**Result**: PASS with **one recorded deviation** (II), the others hold.', ['partial pre']],
  ['**Result**: All gates pass except II.', ['partial pre']],
  ['**Result**: All gates pass; one justified nuance is recorded below.', ['partial pre']],
  ['**Result**: Not all gates pass.', ['partial pre']],
  ['**Result**: FAIL — two violations', ['fail pre']],
  ['**Re-check Required After Phase 1**: No (straightforward)', []],
  ['All gates must pass before implementation.', []],
  ['No violations are allowed without justification.', []],
  ['No violations, provided that the guide is written.', []],
];

describe('a closing line', () => {
  it.each(RESULTS)('%s', (line, expected) => {
    const { rows, results } = readPlan(`## Constitution Check\n\n${line}\n`).constitutionCheck;
    expect(rows).toEqual([]);
    expect(results.map(({ verdict, phase, all }) => `${verdict} ${phase}${all ? ' all' : ''}`)).toEqual(
      expected,
    );
  });
});
