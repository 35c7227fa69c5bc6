import type {
  CoverageEvidence,
  CoverageFile,
  CoverageMetric,
} from '../../evidence/kinds/coverage/coverage-evidence.js';
import { LeastCoveredFiles } from '../../evidence/kinds/coverage/least-covered.js';
import { countedLines } from '../../evidence/kinds/coverage/line-numbers.js';
import { shareText } from '../../evidence/kinds/coverage/percentages.js';
import { locate, type Location } from '../../model/position.js';
import { rangesText } from '../../reasons/wording.js';

/** Characters of a path that a message shows. */
const MAX_SHOWN = 120;

/** What to cover first. */
export interface LeastCoverage {
  /** The least covered files of a metric with their share. */
  readonly least: string;
  /** The uncovered lines of the first of them: "src/card.ts: 3-5, 9"; empty where the report does not say which they are. */
  readonly uncovered: string;
  /** The first of these lines. */
  readonly location: Location | null;
}

/** The least covered files of a metric, and what is not covered of the first. */
export function leastCovered({ files }: CoverageEvidence, metric: CoverageMetric): LeastCoverage {
  const kept = new LeastCoveredFiles();
  for (const { file, counts } of files) kept.add(file, counts);
  const told = kept.files[metric];
  const least = told.map(({ file, ...counts }) => `${shown(file)} ${shareText(counts)}`).join(', ');
  const first = files.find(({ file }) => file === told[0]?.file);
  const lines = first === undefined ? [] : uncoveredLines(first);
  const [line] = lines;
  if (first === undefined || line === undefined) return { least, uncovered: '', location: null };
  const uncovered = `${shown(first.file)}: ${rangesText(lines)}`;
  return { least, uncovered, location: locate(first.file, { line, column: 1 }) };
}

function uncoveredLines({ parts }: CoverageFile): readonly number[] {
  const lines = parts?.lines === undefined ? null : countedLines(parts.lines);
  return (lines ?? []).flatMap(({ line, ran }) => (ran ? [] : [line]));
}

/** The end of a long path says most. */
function shown(path: string): string {
  return path.length > MAX_SHOWN ? `…${path.slice(1 - MAX_SHOWN)}` : path;
}
