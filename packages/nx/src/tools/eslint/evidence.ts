import { joinPath } from '@plangate/core/graph';
import { argumentsFor, optionOf, wordsOf } from '../arguments.js';
import { REPORTS, type EvidenceOf, type EvidenceSubject } from '../evidence.js';
import { joinSteps } from '../evidence-steps.js';
import { outputsFor, placeIn, writtenFrom } from '../report-places.js';

/** A file of the package and no name of it: ESLint takes what has a slash for a path from where it runs. */
const FORMATTER = 'node_modules/@plangate/nx/eslint-formatter.js';
const READABLE = /^json(?:-with-metadata)?$|sarif|checkstyle|gitlab|plangate/;

/** ESLint writes a report beside what it prints, by a formatter of ours. */
export const eslintEvidence: EvidenceOf = (subject) => {
  const { use, target, project } = subject;
  const { format, file } = reportOf(subject);
  const directory = use.line?.directory ?? '.';
  if (file !== null) {
    const place = placeIn(directory, file);
    const isRead = format !== null && READABLE.test(format);
    if (!isRead) return { writes: null, byHand: [unreadFormat(use.target, format)] };
    return joinSteps('ESLint JSON', [{ target: outputsFor(subject, place === null ? [] : [place]) }]);
  }
  const place = joinPath(project.root, `${REPORTS}/${use.target}/eslint.json`);
  const outputs = { target: outputsFor({ project, target }, [place]) };
  if (use.how === 'executor') {
    const options = { format: `./${FORMATTER}`, outputFile: inProject(place, project.root) };
    return joinSteps(null, [{ target: { options } }, outputs]);
  }
  const given = { format: writtenFrom(directory, FORMATTER), 'output-file': writtenFrom(directory, place) };
  return joinSteps(null, [argumentsFor(subject, given), outputs]);
};

function reportOf({ use, target }: EvidenceSubject): { format: string | null; file: string | null } {
  if (use.how === 'executor') {
    const { format, outputFile } = (target.options ?? {}) as { format?: unknown; outputFile?: unknown };
    return {
      format: typeof format === 'string' ? format : null,
      file: typeof outputFile === 'string' ? outputFile : null,
    };
  }
  const words = wordsOf({ use, target });
  return {
    format: optionOf(words, '-f', '--format'),
    file: optionOf(words, '-o', '--output-file', '--outputFile'),
  };
}

/** A path of a project that means the same in every project. */
function inProject(place: string, root: string): string {
  return root === '.' ? place : `{projectRoot}${place.slice(root.length)}`;
}

const unreadFormat = (target: string, format: string | null): string =>
  `The target ${target} writes a report of ESLint in the format ${format ?? 'stylish'}, which no gate reads. ` +
  `Set --format to json, or to ${FORMATTER} as a path from where ESLint runs.`;
