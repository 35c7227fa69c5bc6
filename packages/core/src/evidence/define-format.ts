import type { EvidenceKind, EvidenceOf } from './evidence-kinds.js';
import type { ReportSource } from './reading/source.js';

/** One format of report: how to recognise it and how to read it. */
export interface EvidenceFormatOf<Kind extends EvidenceKind> {
  readonly kind: Kind;
  /** A stable identifier ("junit"). */
  readonly name: string;
  /** As people call it ("JUnit XML"). */
  readonly title: string;
  /** What writes it, as short as a message can name it ("Surefire", "k6 --summary-export"). */
  readonly writtenBy: readonly string[];
  /** Of one kind of evidence, the format with the lowest number is asked first and named first. */
  readonly precedence: number;
  /**
   * Globs of the file names that promise this format ("TEST-*.xml"), in letters of either case, and after a "!" of those that do
   * not. Such a file is a report even when it turns out to be broken. Each glob ends in the ending of the file, without wildcards.
   */
  readonly fileNames: readonly string[];
  /** Endings of other files that may be of this format (".json"). */
  readonly extensions: readonly string[];
  /** Names of files that the same tools write beside it and that are in no format read here, so nobody looks into them. */
  readonly otherFiles?: readonly string[];
  /** Names of the root element of its XML, in small letters and without prefixes. A file with such a root is of this format. */
  readonly roots?: readonly string[];
  /**
   * Sets of keys: a JSON object that has all keys of one set, in whatever order, is of this format, or was meant to be. Needed
   * where a writer's order is not fixed, since `sniff` sees the beginning of a file.
   */
  readonly keys?: readonly (readonly string[])[];
  /** Whether its tool writes an empty file when it finds nothing. Then an empty file of a promised name is a report without findings. */
  readonly emptyWhenClean?: boolean;
  /** Whether it is a list of lines without an end. What is cut off between two of them is a shorter list, and nothing shows it. */
  readonly hasNoEnd?: boolean;
  /** Whether the first characters of a file look like this format; cheap, and without side effects. */
  sniff(head: string): boolean;
  /** Reads a whole report. Ends in a `ReportProblem` when the report does not count. */
  read(source: ReportSource): EvidenceOf<Kind>;
}

/** A format of any kind of evidence. */
export type EvidenceFormat = { readonly [Kind in EvidenceKind]: EvidenceFormatOf<Kind> }[EvidenceKind];
