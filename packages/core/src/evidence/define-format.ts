import type { Evidence, EvidenceKind } from '../model/evidence.js';
import type { ReportSource } from './reading/source.js';

/** One format of report: how to recognise it and how to read it. */
export interface EvidenceFormatOf<Kind extends EvidenceKind> {
  readonly kind: Kind;
  /** A stable identifier ("junit"). */
  readonly name: string;
  /** As people call it ("JUnit XML"). */
  readonly title: string;
  /** Of one kind of evidence, the format with the lowest number is asked first and named first. */
  readonly precedence: number;
  /** File names that promise this format: such a file is a report even when it turns out to be broken. */
  readonly fileNames: RegExp;
  /** Endings of other files that may be of this format. */
  readonly extensions: readonly string[];
  /** Whether the first characters of a file look like this format; cheap, and without side effects. */
  sniff(head: string): boolean;
  /** Reads a whole report. Ends in a `ReportProblem` when the report does not count. */
  read(source: ReportSource): Extract<Evidence, { kind: Kind }>;
}

/** A format of any kind of evidence. */
export type EvidenceFormat = { readonly [Kind in EvidenceKind]: EvidenceFormatOf<Kind> }[EvidenceKind];
