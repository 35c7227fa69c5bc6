// @ts-check
/**
 * What a folder of packages/core/src/languages/ may hold: one schema for each of its files. Only the generator reads it; the
 * type of the compiled module follows from it, with the descriptions as its comments.
 */
import { z } from 'zod';

const word = z
  .string()
  .min(1)
  .refine((text) => text === text.trim(), 'has a blank at its start or its end')
  .refine((text) => !/\s\s|\t|\n/.test(text), 'has more than one blank between two words');

const pattern = z
  .string()
  .min(1)
  .refine(isPattern, 'is not the alternative of a regular expression')
  .refine((text) => !matchesNothing(text), 'matches an empty text');

/** @param {string} text */
function isPattern(text) {
  try {
    new RegExp(text, 'u');
    return true;
  } catch {
    return false;
  }
}

/** @param {string} text */
function matchesNothing(text) {
  return isPattern(text) && new RegExp(`^(?:${text})$`, 'u').test('');
}

/**
 * Whole words or labels, in lower case where documents are compared in lower case.
 * @param {string} about
 */
const words = (about) => z.array(word).default([]).describe(about);
/**
 * Alternatives of a regular expression; a plain word is one, too.
 * @param {string} about
 */
const patterns = (about) => z.array(pattern).default([]).describe(about);
/**
 * @template {import('zod').ZodRawShape} Shape
 * @param {string} about
 * @param {Shape} shape
 */
const group = (about, shape) =>
  z
    .strictObject(shape)
    .prefault(/** @type {any} */ ({}))
    .describe(about);

const language = z.strictObject({
  name: z.string().min(1).describe('The name of the language in English.'),
  spaces: z
    .boolean()
    .default(true)
    .describe(
      'Whether words stand apart: not where a language writes no spaces, or joins endings to words as Korean does.',
    ),
  startOfWord: z
    .boolean()
    .default(false)
    .describe(
      'Whether a pattern counts only at the start of a word. Leave it out for a language that joins words into one, as German does, or writes no spaces.',
    ),
});

const plan = group('Headings, labels and fields of plan.md.', {
  headings: group('Headings of the sections, in lower case.', {
    summary: patterns('Summary.'),
    'technical-context': patterns('Technical Context.'),
    'constitution-check': patterns('Constitution Check.'),
    'project-structure': patterns('Project Structure.'),
    'complexity-tracking': patterns('Complexity Tracking.'),
    tree: patterns('A source tree outside Project Structure.'),
    documents: patterns("The feature's own documents, in Project Structure."),
  }),
  title: patterns('What stands for "implementation plan" before or in a title.'),
  titleEnd: patterns('The same at the end of a title.'),
  header: group('Labels of the header. An earlier one wins over a later one.', {
    branch: words('The branch.'),
    date: words('The date; that of the plan before that of its creation.'),
    spec: words('The specification.'),
    input: words('The input.'),
  }),
  unfilled: patterns('Values of the header that only hold the place of one.'),
  fields: group('Labels of the fields of Technical Context.', {
    'Language/Version': words('Language and version.'),
    'Primary Dependencies': words('Primary dependencies.'),
    Storage: words('Storage.'),
    Testing: words('Testing.'),
    'Target Platform': words('Target platform.'),
    'Project Type': words('Project type.'),
    'Performance Goals': words('Performance goals.'),
    Constraints: words('Constraints.'),
    'Scale/Scope': words('Scale and scope.'),
  }),
  decision: words('Labels of the structure decision.'),
  decisionInBold: words(
    'Labels that are the one of the structure decision only in bold and in Project Structure.',
  ),
  template: group("Texts of Spec Kit's template.", {
    headings: patterns('How its headings begin, where a document was appended to another.'),
    decision: patterns('How its label of the structure decision begins.'),
    feature: patterns('The name in brackets in its title.'),
    placeholder: patterns('Whole texts in its brackets.'),
    instructions: patterns('How its instructions in brackets begin.'),
    example: patterns('"For example", at the start of its own examples.'),
    action: patterns('"Action required", as written.'),
    open: patterns('"Needs clarification".'),
  }),
});

const check = group('The Constitution Check of plan.md.', {
  verdicts: group('Words that state a verdict where a status stands.', {
    pass: words('The principle is met.'),
    fail: words('The principle is violated.'),
    partial: words('The principle is met in part, or with an exception.'),
    na: words('The principle does not apply.'),
    pending: words('Nobody has checked it yet.'),
  }),
  weak: words(
    'Verdict words that also begin ordinary sentences. They count only where nothing but punctuation follows.',
  ),
  degrees: group('Words before a verdict word: what they make of a "pass".', {
    partial: words('A partial one: "mostly".'),
    pass: words('The same: "fully".'),
    fail: words('A failure: "not".'),
  }),
  turned: patterns('What turns a verdict word over from behind it, blanks before it included.'),
  condition: patterns('What makes a condition of a verdict word before it: "if".'),
  conditionEnding: patterns('The same where the language appends it to the word.'),
  qualified: patterns('What takes something back of a "pass" before it: "except".'),
  with: words('"With", before what takes something back.'),
  without: patterns('"No" or "without" between "with" and what would take something back.'),
  qualifier: patterns('How nouns behind "with" begin that take something back: "exception".'),
  before: patterns('The check before the design, as a label or a column.'),
  after: patterns('The check after the design.'),
  columns: group('Columns of its tables.', {
    principle: patterns('Principles or gates.'),
    constitution: patterns('The constitution itself, in a first column.'),
    status: patterns('Verdicts.'),
    number: patterns('Numbers.'),
    name: patterns('Names of principles.'),
    applies: patterns('Whether a principle applies at all.'),
    violates: patterns('Violations: "No" is good.'),
    before: patterns('Whole headers of the check before the design.'),
    after: patterns('Whole headers of the check after the design.'),
  }),
  results: patterns('Whole labels before a result over the whole check.'),
  resultOfOne: patterns('Whole labels of results that may also be about one principle.'),
  checks: patterns('What makes a label with a phase one of the whole check: "design", "review".'),
  notes: patterns('Whole labels of notes on a principle.'),
  noteLead: patterns('"Note", before a colon.'),
  listLabels: patterns('Whole labels that only introduce a list of gates.'),
  verdictLabels: words('Labels of the verdict on one principle.'),
  gate: patterns("The label of the template's sentence on when the check must pass."),
  numbered: patterns("Words before a principle's number."),
  articles: patterns("Words before a principle's number in Chinese characters."),
  counters: patterns("Words behind a principle's number."),
  phases: patterns('Words behind a number that is not that of a principle: "phase".'),
  closing: group('Sentences over the whole check.', {
    all: patterns('"All principles": what the sentence is about.'),
    countOf: words('"Of", in "7 of 7".'),
    holds: patterns('What it says of them: "are met".'),
    none: patterns('"No violations".'),
    notStated: patterns('Duties, hopes, conditions and denials, as whole words.'),
    except: patterns('What takes something back: "except".'),
    condition: patterns('What makes a condition: "if".'),
    noOther: patterns('"No new violations": neither a statement over all nor an exception.'),
    withoutException: patterns('"Without exception".'),
    notAll: patterns('"Not all".'),
    begins: patterns('How such a sentence begins.'),
    answer: patterns('How the answer behind a dash begins: "all gates — pass".'),
    lead: patterns('Words before the answer: "gate check", "all".'),
    aboutRecheck: patterns('"Required", in a label on whether the check must be repeated.'),
  }),
});

const tree = group('Source trees of plan.md.', {
  existing: words('The entry is there, and stays as it is.'),
  deleted: words('The feature deletes the entry.'),
  modified: words('The feature changes the entry.'),
  new: words('The feature makes the entry.'),
  lone: words('Words for a new entry that count only alone: "add".'),
  insideFile: patterns('Things inside a file: "new method" says nothing of the file.'),
  partOfFile: patterns(
    'Parts of a file, also with words before them: "new operator section" says nothing of the file.',
  ),
  sentence: patterns(
    'Verbs and particles that make a sentence of "existing tests": "existing tests still pass".',
  ),
  scale: words('How much is done, before a status: "full rewrite".'),
  optional: words('The entry may be left out.'),
  generated: patterns('A tool writes the entry.'),
  elsewhere: patterns('The entry is in another repository.'),
  located: words('What leads from a word to the path of its file: "via".'),
  notThere: patterns('What denies a path named behind it: "no", "instead of".'),
  verbs: patterns('Verbs that also say what code does, where several stand together.'),
  scriptVerbs: patterns('Verbs that also say what a script does, in small letters.'),
  adjectives: patterns('Words that describe the entry itself when one more word follows.'),
  endings: patterns('Words for a change at the end of a few others.'),
  renamed: patterns('The entry gets a new name.'),
  deletion: patterns('A remark over entries that are deleted.'),
  otherGroup: patterns('A remark over entries of which only some are deleted.'),
  root: patterns('The root of the repository.'),
  options: patterns('What options of a structure are called.'),
  chosen: patterns('An option is chosen.'),
  notChosen: patterns('An option is not chosen.'),
  before: patterns('The tree before the feature, as a whole label.'),
  after: patterns('The tree after the feature, as a whole label.'),
  listing: patterns('Columns of files in a table.'),
  legend: patterns('The label of a legend.'),
  files: patterns('"Files", behind a status in a legend.'),
  or: words('"Or", between two names.'),
});

const ledger = group('Complexity Tracking and other ledgers of waivers.', {
  violation: patterns('The column of violations.'),
  why: patterns('The column "why needed".'),
  alternative: patterns('The column of rejected alternatives.'),
  until: patterns('The column of the day on which a waiver expires.'),
  header: patterns('Whole texts of a first cell that repeats the header.'),
  headerOfReason: patterns('Whole texts of a second cell that repeats the header.'),
  item: patterns('Other whole headers of the first column.'),
  principle: patterns('Words before the number of a principle in a violation.'),
  nothing: patterns('Whole texts that say that there is nothing.'),
  noReason: words('Whole texts of a cell that give no reason.'),
  blank: patterns('Whole cells of a row without a waiver.'),
});

const constitution = group('constitution.md.', {
  must: words('Words that make a sentence binding.'),
  should: words('Words that recommend, permit or forbid.'),
  scope: words('Words of a condition or of a part of the code: "where applicable", "new code".'),
  neutral: words('Words that leave a rule what it is, such as "every project".'),
  because: words('Words behind which a reason follows.'),
  articles: words('"The" and "a".'),
  and: words('"And" and "with".'),
  numbered: patterns("Words before a principle's number."),
  ordinals: patterns('The same without a blank between word and number.'),
  counters: patterns('Words behind a number of that kind.'),
  principles: patterns('"Principle", behind a number of that kind.'),
  nonNegotiable: patterns('How a principle is said not to be up for negotiation.'),
  binding: patterns('Further marks in brackets that make a principle binding.'),
  version: patterns('The label of the version.'),
  amended: patterns('The label of the day of the last amendment.'),
  constitution: patterns('What a title calls the document, without accents, as are all headings below.'),
  containers: words('Whole headings over the principles.'),
  containerPatterns: patterns('The same as patterns.'),
  weakContainers: patterns('Whole headings over the principles, where no other heading says so better.'),
  never: patterns('Headings that are certainly not a principle.'),
  asides: words('Whole headings that only introduce the principles.'),
  otherSections: patterns('Headings of the other sections: "Governance", "Purpose".'),
  history: patterns('Headings over former versions, goals and examples.'),
  nameColumns: patterns('Columns of a table of principles: their names.'),
  numberColumns: patterns('Their numbers.'),
  reasonColumns: patterns('How the header of a column begins that explains them.'),
  past: patterns('How a sentence on a former rule begins.'),
  noLonger: patterns('"No longer required".'),
});

const features = group('Folders of features, and their tasks.', {
  archives: words('Names of folders whose features are over, in lower case.'),
  removes: patterns('How verbs of a task begin that takes a file away or moves it.'),
});

/** The schema of each file of a language, by the name of the file without its ending. */
export const FILES = { language, plan, check, tree, ledger, constitution, features };
