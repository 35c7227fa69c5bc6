import { VERDICT_WORDS } from '../../../src/documents/plan/check/verdict-words.js';
import { keyOpensSection } from '../../../src/documents/plan/section-names.js';
import { fieldNamed } from '../../../src/documents/plan/field-names.js';
import { LANGUAGES } from '../../../src/languages/compiled.js';
import type { LanguageWords } from '../../../src/languages/language-words.js';
import { wholeWords, wordsOf } from '../../../src/languages/words.js';
import { TECHNICAL_CONTEXT_FIELDS } from '../../../src/model/plan.js';

const VERDICTS = ['pass', 'fail', 'partial', 'na', 'pending'] as const;
const STATUSES = ['existing', 'deleted', 'modified', 'new'] as const;
const HEADER = ['branch', 'date', 'spec', 'input'] as const;
const SECTIONS = [
  'summary',
  'technical-context',
  'constitution-check',
  'project-structure',
  'complexity-tracking',
] as const;

/** The words that stand in more than one of some lists. */
function shared(lists: readonly (readonly string[])[]): string[] {
  const all = lists.flat();
  return [...new Set(all.filter((word, at) => all.indexOf(word) !== at))];
}

/** The words that are not written as the words of a document are compared. */
function notInLowerCase(words: readonly string[]): string[] {
  return words.filter((word) => word !== word.toLowerCase());
}

describe.each(LANGUAGES.map((language): [string, LanguageWords] => [language.name, language]))(
  'the words of %s',
  (_name, { plan, check, tree }) => {
    it('state one verdict each', () => {
      expect(shared(VERDICTS.map((verdict) => check.verdicts[verdict]))).toEqual([]);
    });

    it('state the verdict that their list says, beside those of all other languages', () => {
      const others = VERDICTS.flatMap((verdict) =>
        check.verdicts[verdict].filter((word) => VERDICT_WORDS.get(word) !== verdict),
      );
      expect(others).toEqual([]);
    });

    it('are weak only when they are verdicts', () => {
      expect(check.weak.filter((word) => !VERDICT_WORDS.has(word))).toEqual([]);
    });

    it('state one status each', () => {
      expect(shared(STATUSES.map((status) => tree[status]))).toEqual([]);
    });

    it('name one field each', () => {
      const others = TECHNICAL_CONTEXT_FIELDS.flatMap((field) =>
        plan.fields[field].filter((label) => fieldNamed(label) !== field),
      );
      expect(others).toEqual([]);
    });

    it('name one part of the header each', () => {
      expect(shared(HEADER.map((field) => plan.header[field]))).toEqual([]);
    });

    it('open one section each', () => {
      const plain = SECTIONS.flatMap((section) => plan.headings[section]).filter((heading) =>
        /^\^?[\p{L} ]+\$?$/u.test(heading),
      );
      const several = plain.filter(
        (heading) =>
          SECTIONS.filter((section) => keyOpensSection(heading.replace(/[\^$]/g, ''), section)).length !== 1,
      );
      expect(several).toEqual([]);
    });

    it('are written in lower case, as texts are compared', () => {
      const compared = [
        ...VERDICTS.flatMap((verdict) => check.verdicts[verdict]),
        ...STATUSES.flatMap((status) => tree[status]),
        ...TECHNICAL_CONTEXT_FIELDS.flatMap((field) => plan.fields[field]),
        ...HEADER.flatMap((field) => plan.header[field]),
        ...plan.decision,
      ];
      expect(notInLowerCase(compared)).toEqual([]);
    });
  },
);

describe('the words of all languages together', () => {
  it('state one verdict each', () => {
    expect(shared(VERDICTS.map((verdict) => wordsOf(({ check }) => check.verdicts[verdict])))).toEqual([]);
  });

  it('state one status each', () => {
    expect(shared(STATUSES.map((status) => wordsOf(({ tree }) => tree[status])))).toEqual([]);
  });
});

describe('whole words', () => {
  const renamed = new RegExp(
    wholeWords(({ tree }) => tree.renamed),
    'iu',
  );

  it('may begin and end with a letter that has an accent', () => {
    expect(
      ['renommé en card.ts', 'das umbenannte, jetzt umbenannt'].map((text) => renamed.test(text)),
    ).toEqual([true, true]);
    expect(renamed.test('remouvements')).toBe(false);
  });
});
