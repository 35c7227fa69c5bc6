import type { CheckVerdict, PlanDocument, PlanSection, TechnicalContextFieldName } from '../model/plan.js';

/**
 * The words by which a plan in one language is read. Lists hold whole labels and words, patterns hold the alternatives of a
 * regular expression; both are compared with texts as `normaliseLabel` gives them: lower case, one kind of space.
 */
export interface PlanWords {
  /** Headings of the sections. */
  readonly headings: Readonly<Record<PlanSection, string>>;
  /** Headings over a source tree outside Project Structure, and over the feature's own documents. */
  readonly tree: string;
  readonly documents: string;
  /** What stands for "implementation plan" in a title. */
  readonly title: string;
  readonly header: Readonly<Record<keyof PlanDocument['header'], readonly string[]>>;
  readonly fields: Readonly<Record<TechnicalContextFieldName, readonly string[]>>;
  /** Labels of the structure decision. */
  readonly decision: readonly string[];
  /** Words that state a verdict; `weak` are those of them that also begin ordinary sentences. */
  readonly verdicts: Readonly<Record<Exclude<CheckVerdict, 'unknown'>, readonly string[]>>;
  readonly weak: readonly string[];
  /** Words before a verdict's word: what they make of a `pass`. */
  readonly degrees: Readonly<Record<'partial' | 'pass' | 'fail', readonly string[]>>;
  /** Behind "pass": what makes it partial, what turns it over, and what makes it a condition. */
  readonly qualified: string;
  readonly turned: string;
  readonly condition: string;
  /** Labels and columns of the check before and after the design. */
  readonly before: string;
  readonly after: string;
  /** Table headers: principles or gates, and verdicts. */
  readonly principle: string;
  readonly status: string;
  /** Whole labels before a result over the whole check, and of notes about a principle. */
  readonly results: readonly string[];
  readonly notes: readonly string[];
  /** Labels of a verdict on one principle. */
  readonly verdictLabels: readonly string[];
  /** The label of the template's sentence on when the check must pass. */
  readonly gate: string;
  /** Words before a principle's number. */
  readonly numbered: string;
  /** What takes something back of a statement over all. */
  readonly except: string;
  /** Texts that say that there is nothing. */
  readonly nothing: string;
  /** Names in the brackets of a template, "for example", and the words that ask for an action. */
  readonly placeholder: string;
  readonly example: string;
  readonly action: string;
  /** "Needs clarification". */
  readonly open: string;
  /** Columns of Complexity Tracking. */
  readonly violation: string;
  readonly why: string;
  readonly alternative: string;
}
