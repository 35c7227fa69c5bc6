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
  withoutDocument: patterns(
    'What a comment of the Documentation tree says of a document that is not made: "not needed".',
  ),
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
    marks: patterns('What follows the bare mark where a text only names it: "markers".'),
    mentions: patterns('What follows it behind "no" or "all": "items", "resolved".'),
    quantifiers: patterns('What is before it there: "no", "all".'),
    between: words('What may come between that and the mark: "the".'),
    slugs: words('What is behind the number in the name of a feature: "###-feature-name".'),
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
  firm: words('Words of a "pass" that state it although a sentence goes on: "complies with …".'),
  endings: patterns('Endings of words of a "pass", where the language appends them.'),
  affirms: words('Answers "yes": verdict words that say of a question what it asks, good or bad.'),
  denies: words('The same for "no".'),
  degrees: group('Words before a verdict word: what they make of a "pass".', {
    partial: words('A partial one: "mostly".'),
    pass: words('The same: "fully".'),
    fail: words('A failure: "not".'),
  }),
  turned: patterns('What turns a verdict word over from behind it, blanks before it included.'),
  condition: patterns('What makes a condition of a verdict word before it: "if".'),
  conditionEnding: patterns('The same where the language appends it to the word.'),
  unfinished: patterns('What says behind a "pass" that it is still to come: "not yet".'),
  later: patterns('"After", behind a "pass" and before what must happen first.'),
  qualified: patterns('What takes something back of a "pass" before it: "except".'),
  with: words('"With", before what takes something back.'),
  without: patterns('"No" or "without" between "with" and what would take something back.'),
  qualifier: patterns('How nouns behind "with" begin that take something back: "exception".'),
  before: patterns('The check before the design, as a label or a column.'),
  after: patterns('The check after the design.'),
  both: patterns('Whole headers and cells that are about both of them: "both phases".'),
  planned: patterns('Words in a heading over a check that is still to come, or over an example.'),
  columns: group('Columns of its tables.', {
    principle: patterns('Principles or gates.'),
    constitution: patterns('The constitution itself, in a first column.'),
    status: patterns('Verdicts.'),
    number: patterns('Numbers.'),
    name: patterns('Names of principles.'),
    applies: patterns('Whether a principle applies at all.'),
    touches: patterns('Whether the feature touches a principle: "No" means that it does not apply.'),
    violates: patterns('Violations: "No" is good.'),
    before: patterns('Whole headers of the check before the design.'),
    after: patterns('Whole headers of the check after the design.'),
  }),
  results: patterns('Whole labels before a result over the whole check.'),
  resultWords: patterns('Single words beside those of a result in its label: "final", "of", "gate".'),
  resultOfOne: patterns('Whole labels of results that may also be about one principle.'),
  checks: patterns('What makes a label with a phase one of the whole check: "design", "review".'),
  notes: patterns('Whole labels of notes on a principle.'),
  noteLead: patterns('"Note", before a colon.'),
  listLabels: patterns('Whole labels that only introduce a list of gates.'),
  verdictLabels: words('Labels of the verdict on one principle.'),
  gate: patterns("The label of the template's sentence on when the check must pass."),
  numbered: patterns('Further words before a number in a check: "gate", "section".'),
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
    everyOne: patterns('"All", where nothing but the verdict follows.'),
    answer: patterns('How the answer behind a dash begins: "all gates — pass".'),
    lead: patterns('Words before the answer: "gate check", "all".'),
    stay: patterns('"Are" and "still", between "all gates" and the answer.'),
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
  fixes: patterns('Words for a repair, which is a change where they are in capitals.'),
  determiners: patterns('Words before what the code changes: "updates the index".'),
  acting: patterns('Forms of words for an existing entry that, in small letters, say what the code does.'),
  behaviour: patterns('What exists without being an entry: "existing behaviour".'),
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
  keeps: patterns('Words for an existing entry that also begin other remarks: "keep".'),
  renamed: patterns('The entry gets a new name.'),
  renamedTo: patterns('What leads from an old name to the new one: "renamed to".'),
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
  and: words('"And", between two names.'),
  others: words('Words that begin a remark about what is not drawn: "other".'),
  etcetera: patterns('"Etc.", as a whole text.'),
  notNames: patterns('Whole texts in round brackets that are a remark and no name of a directory.'),
  bracketed: patterns('How a remark in square brackets begins that looks like a name.'),
  moment: words('Words behind "delete" that say when.'),
  changeOf: patterns('Words behind "update" that make it part of a name: "update log".'),
  repository: patterns('The name of the repository itself, as a placeholder.'),
  sources: patterns('Whole headings that only say that a tree follows.'),
  fileKinds: patterns('Words of a comment that make an entry a file.'),
  butChanged: words('"And" and "but", between "existing" and what changes.'),
});

const ledger = group('Complexity Tracking and other ledgers of waivers.', {
  violation: patterns('The column of violations.'),
  why: patterns('The column "why needed".'),
  alternative: patterns('The column of rejected alternatives.'),
  until: patterns('The column of the day on which a waiver ends, whatever it is called.'),
  otherColumns: patterns(
    'Whole headers of columns that say nothing of what a waiver covers or when it ends.',
  ),
  and: patterns('"And" between gates or projects.'),
  lead: patterns('Words before what a waiver is about: "violation of", "exception to".'),
  not: patterns('Words that take back what follows or precedes: "not", "no".'),
  outOfOrder: patterns('How words begin that such a word takes back: "violated", "waived".'),
  being: patterns('"Is", behind the name of a gate.'),
  settled: patterns('What is said of a gate that is kept: "fine", "met".'),
  scope: words('Words around the name of a project: "in", "only", "project".'),
  header: patterns('Whole texts of a first cell that repeats the header.'),
  headerOfReason: patterns('Whole texts of a second cell that repeats the header.'),
  item: patterns('Other whole headers of the first column.'),
  principle: patterns('Words before the number of a principle in a violation.'),
  nothing: patterns('Whole texts that say that there is nothing.'),
  noReason: words('Whole texts of a cell that give no reason.'),
  templateExamples: words("Whole cells of the template's own examples, in lower case."),
  openReason: patterns('Whole texts that put a reason off or refer to another place.'),
  blank: patterns('Whole cells of a row without a waiver.'),
  statusColumns: patterns('Whole headers of columns that say whether a waiver is in force.'),
  notInForce: patterns('What is said of a waiver that does not count: "rejected", "expired", "draft".'),
  notInUse: patterns('What headings of such waivers say besides: "former", "examples".'),
  except: patterns('Words before a project that is left out: "except", "other than".'),
  exceptBehind: patterns('Words behind a project that is left out.'),
});

const constitution = group('constitution.md.', {
  must: words('Words that make a sentence binding.'),
  should: words('Words that recommend, permit or forbid.'),
  scope: words('Words of a condition or of a part of the code: "where applicable", "new code".'),
  neutral: words('Words that leave a rule what it is, such as "every project".'),
  because: words('Words behind which a reason follows.'),
  articles: words('"The" and "a".'),
  and: words('"And" and "with".'),
  principle: patterns('"Principle" before its number, one or several.'),
  numbered: patterns('Other words before a principle\'s number: "article".'),
  numberSigns: patterns('"No.", between such a word and the number.'),
  ordinals: patterns('Both without a blank between word and number.'),
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
  refuses: patterns(
    'Whole sentences that demand that something does not exist, which their only group names: "the build MUST fail on …", "… MUST be fixed".',
  ),
  fails: patterns('Of what is refused: a check that does not pass, which the only group names.'),
  outsideCode: patterns(
    'Clauses that leave out what is no code of the workspace: "third-party code excepted".',
  ),
  beforeMerging: patterns('Clauses that only say when a rule is checked: "before a PR can be merged".'),
  ci: words('What runs checks on each change: "CI", "pull requests".'),
  runs: words('What it does with them: "run", "pass".'),
  has: words('"Have", of what each package must have.'),
  scripts: words('"Scripts", "targets".'),
  tests: words('The tests of a project as a whole.'),
  otherTests: words('Tests that other targets than the tests of a project may run.'),
  builds: words('The build of a project.'),
  application: words('What starts: "application", "server".'),
  starts: words('"Start", of it.'),
  startup: words('The time that it takes.'),
  people: words('Those to whom a rule assigns work: "contributors".'),
  duties: patterns('Headings and leads whose items are duties, without accents: "Quality Gates".'),
  past: patterns('How a sentence on a former rule begins.'),
  noLonger: patterns('"No longer required".'),
  commonWords: words('Words that say nothing of which principle is meant, without accents.'),
  sameStem: words('Short forms of "test-driven development", which count as "test".'),
  initialsWithout: words('Words that a short form of a name leaves out.'),
});

const features = group('Folders of features, and their tasks.', {
  roadmapStatus: patterns('The column of a roadmap with the status of a feature.'),
  roadmapSpec: patterns('The column of a roadmap with the directory of a feature.'),
  roadmapDone: patterns('A status that calls it done.'),
  archives: words('Names of folders whose features are over, in lower case.'),
  commonWords: words('Words that a short name of a feature leaves out.'),
  removes: patterns('How verbs of a task begin that takes a file away or moves it.'),
  conditional: patterns('Words of a task that is done only where it is needed.'),
  withdrawn: patterns('How a remark on a task begins of which nothing was left to do: "N/A".'),
});

const stories = group('User stories of spec.md, entities of data-model.md, and phases of tasks.md.', {
  story: patterns('How the heading of a user story begins, before its number: "User Story".'),
  list: patterns('Whole headings of a section whose items are the user stories.'),
  priority: words('The label of a priority.'),
  independentTest: patterns('Whole labels of how a story is tested without the others.'),
  scenarios: patterns('How a heading or label of acceptance scenarios begins.'),
  given: words('"Given", at the start of a scenario.'),
  entities: patterns('Whole headings of a section whose headings or items are entities.'),
  entity: patterns('"Entity", before or behind the name of one.'),
  setup: patterns('The title of the phase that prepares the projects.'),
  foundational: patterns('The title of the phase that all stories wait for.'),
  polish: patterns('The title of the last phase.'),
  dependencies: patterns('How the heading of the section on dependencies begins.'),
  tests: patterns('How the heading of the tests of a phase begins.'),
  implementation: patterns('How the heading of the sources of a phase begins.'),
  scenario: words('"Scenario", between the number of a story and its own in the name of a test.'),
  outOfScope: patterns(
    'What a document says behind the id of a requirement that it takes back: "deferred to v2".',
  ),
});

const sentences = group('Sentences of constitution.md that state a rule.', {
  joints: words('"And" and "but", between the clauses of a sentence that states several rules.'),
  explains: patterns('Whole labels of what explains a rule instead of stating it: "rationale".'),
  goals: patterns('Whole headers of columns that hold what is aimed at.'),
  abbreviations: patterns('What ends in a stop that ends no sentence.'),
  percent: patterns('"Percent", behind a number.'),
  also: words('"And", before a demand of its own.'),
  narrows: words('Words before what narrows a rule down: "in".'),
  bounds: words('Words that look like a part of the code and are a bound: "at most".'),
  universal: words('Phrases that are as good as "for everything".'),
  waiverClauses: patterns('Clauses that let a rule be broken with a reason, blanks before them included.'),
  waiverBrackets: words('How such a clause in brackets begins.'),
  waives: patterns('Parts of words of which such a clause has one.'),
  stress: patterns('What only stresses that a rule has no exception.'),
  forbids: words('"May", behind a subject that begins with "no".'),
});

/** The schema of each file of a language, by the name of the file without its ending. */
export const FILES = { language, plan, check, tree, ledger, constitution, sentences, features, stories };
