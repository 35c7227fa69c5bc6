import { verdictAtEnd, verdictAtStart } from '../../../src/documents/plan/check/stated-verdict.js';
import { phaseOf } from '../../../src/documents/plan/check/check-phase.js';
import { numberOf } from '../../../src/principles/principle-number.js';
import { kindByComment, kindByName } from '../../../src/documents/plan/tree/kind.js';
import { statusOf } from '../../../src/documents/plan/tree/status.js';
import { openClarifications } from '../../../src/markdown/placeholders.js';

describe('what a comment says of its entry', () => {
  it.each([
    ['NEW: the card', 'new'],
    ['🆕 voucher', 'new'],
    ['(new) demo', 'new'],
    ['demo (planned)', 'new'],
    ['New manager for plan files', 'new'],
    ['NEW handler for cards', 'unspecified'],
    ['New field in the form', 'unspecified'],
    ['NEW/MODIFIED', 'new'],
    ['VERIFY/MODIFIED — the gate', 'modified'],
    ['Update the mocks', 'modified'],
    ['Extend to load plugins', 'modified'],
    ['update of the old list', 'unspecified'],
    ['IMAGE_PREFIX update', 'modified'],
    ['(to be updated)', 'modified'],
    ['Loads the config (ACTIVE, unchanged)', 'existing'],
    ['Server host — no changes expected', 'existing'],
    ['REFERENCE: the old service', 'existing'],
    ['reference implementation', 'unspecified'],
    ['existing behaviour of the list', 'unspecified'],
    ['router: unchanged', 'existing'],
    ['TO BE REMOVED', 'deleted'],
    ['DELETE legacy rules inside', 'unspecified'],
    ['新增接口', 'unspecified'],
    ['新增：卡片', 'new'],
    ['既存のAPI', 'existing'],
    ['# ✅ 実装済み - 一覧', 'existing'],
    ['wird entfernt', 'deleted'],
    ['modifié : champ', 'modified'],
    ['new-style cards', 'unspecified'],
    ['', 'unspecified'],
  ])('%j: %s', (comment, status) => {
    expect(statusOf(comment)).toBe(status);
  });
});

describe('what a name says of its kind', () => {
  it.each([
    ['src/', 'dir'],
    ['index.ts', 'file'],
    ['Makefile', 'file'],
    ['.gitignore', 'file'],
    ['.github', 'dir'],
    ['App.xcodeproj', 'dir'],
    ['Acme.Cards.Tests', null],
    ['build', null],
    ['BUILD', 'file'],
    ['models', null],
  ])('%s: %s', (name, kind) => {
    expect(kindByName(name)).toBe(kind);
  });

  it('is told by the comment where the name says nothing', () => {
    expect(kindByComment('start script')).toBe('file');
    expect(kindByComment('shared models')).toBeNull();
    expect(kindByComment(null)).toBeNull();
  });
});

describe('where a verdict stands', () => {
  it.each([
    ['✅ N/A', 'na'],
    ['⚠️ OUT OF SCOPE', 'partial'],
    ['✅ Pass (justified)', 'partial'],
    ['PASS (justified)', 'partial'],
    ['PASS WITH NOTES', 'pass'],
    ['pass with one documented exception', 'partial'],
    ['Not applicable to documents: PASS', 'pass'],
    ['No', 'fail'],
    ['No new dependency', null],
    ['Yes?', null],
    ['compliant?', null],
    ['passenger list', null],
    ['non-negotiable', null],
    ['pass-through of cards', null],
    ['合格。', 'pass'],
    ['不合格', 'fail'],
    ['전체 통과', null],
    ['**erfüllt**', 'pass'],
    ['nicht erfüllt, Tests fehlen', 'fail'],
    ['', null],
  ])('at the start of %j: %s', (text, verdict) => {
    expect(verdictAtStart(text)?.verdict ?? null).toBe(verdict);
  });

  it.each([
    ['one package. Pass.', 'pass'],
    ['III. Config-Driven - N/A', 'na'],
    ['one package ✅', 'pass'],
    ['one package. N/A ✅', 'na'],
    ['tests after the code ⚠️ → mended', 'partial'],
    ['one package (PASS)', 'pass'],
    ['nothing said', null],
    ['must pass', null],
  ])('at the end of %j: %s', (text, verdict) => {
    expect(verdictAtEnd(text)?.verdict ?? null).toBe(verdict);
  });
});

describe('the number of a principle', () => {
  it.each([
    ['I. Library-First', 'I'],
    ['Principle IV: Docs', 'IV'],
    ['Boundary (§II)', 'II'],
    ['Speed (Principle III)', 'III'],
    ['3) Tests', '3'],
    ['第2条 テスト', '2'],
    ['§5 Docs', '5'],
    ['i. lower case', null],
    ['3 projects', null],
    ['ADR-022: Guard', null],
    ['In order', null],
  ])('%s: %s', (text, number) => {
    expect(numberOf(text)).toBe(number);
  });
});

it.each([
  ['Post-Design Re-Check', 'post'],
  ['Constitution Check (pre-design)', 'pre'],
  ['Pre/Post-Design', 'post'],
  ['Nach dem Entwurf', 'post'],
  ['设计后复核', 'post'],
  ['Initial Check, post-design pending', 'pre'],
  ['Principles', null],
])('the phase of %j is %s', (text, phase) => {
  expect(phaseOf(text)).toBe(phase);
});

it.each([
  ['**Storage**: NEEDS CLARIFICATION', 1],
  ['[NEEDS CLARIFICATION: a] and [NEEDS CLARIFICATION: b]', 2],
  ['- 要明確化', 1],
  ['すべての要明確化解決済み', 0],
  ['No NEEDS CLARIFICATION items are left.', 0],
  ['Resolve every NEEDS CLARIFICATION', 0],
])('%j has %i open clarifications', (text, count) => {
  expect(openClarifications(text)).toHaveLength(count);
});
