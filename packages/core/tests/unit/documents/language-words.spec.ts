import { wordsOfLanguages } from '../../../src/languages/languages.js';
import { VERDICT_WORDS, WEAK_WORDS } from '../../../src/documents/plan/check/verdict-words.js';
import { fieldNamed } from '../../../src/documents/plan/field-names.js';
import { TECHNICAL_CONTEXT_FIELDS } from '../../../src/model/plan.js';

const VERDICTS = ['pass', 'fail', 'partial', 'na', 'pending'] as const;

describe('the words of the languages', () => {
  it.each(VERDICTS)('state %s in every language that has them', (verdict) => {
    const others = wordsOfLanguages((words) => words.verdicts[verdict]).filter(
      (word) => VERDICT_WORDS.get(word) !== verdict,
    );
    expect(others).toEqual([]);
  });

  it('are weak only when they are verdicts', () => {
    expect([...WEAK_WORDS].filter((word) => !VERDICT_WORDS.has(word))).toEqual([]);
  });

  it('are written as texts are compared, in lower case', () => {
    const words = VERDICTS.flatMap((verdict) => wordsOfLanguages((language) => language.verdicts[verdict]));
    expect(words.filter((word) => word !== word.normalize('NFKC').toLowerCase())).toEqual([]);
  });

  it.each(TECHNICAL_CONTEXT_FIELDS)('name the field %s and no other', (name) => {
    const others = wordsOfLanguages((words) => words.fields[name]).filter(
      (word) => fieldNamed(word) !== name,
    );
    expect(others).toEqual([]);
  });
});
