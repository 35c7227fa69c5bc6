import { optionOf, wordsOf } from '../arguments.js';
import type { EvidenceOf, EvidenceSubject } from '../evidence.js';
import { overrulingReporters } from '../coverage-reporters.js';
import { joinSteps } from '../evidence-steps.js';
import { declaresOneOf } from '../installed.js';
import { completeOverruled } from '../overruled.js';
import { outputsFor, placeIn } from '../report-places.js';
import { addVitestEvidence, vitestByHand } from './config.js';

const PROVIDERS = ['@vitest/coverage-v8', '@vitest/coverage-istanbul'];

/** Vitest writes JUnit and coverage by its configuration, into its directory of coverage, which Nx infers as an output. */
export const vitestEvidence: EvidenceOf = (subject) => {
  const { use, files, project } = subject;
  if (use.config === null || use.config.includes('vitest.workspace')) {
    return {
      writes: null,
      byHand: [
        `Add to the "test" of a vitest.config.ts in ${project.root}: ${vitestByHand(subject.needsLines)}.`,
      ],
    };
  }
  const config = files.read(use.config);
  const text = config.ok ? config.text : '';
  const coverage = declaresOneOf(PROVIDERS, project.root, files);
  const edit = addVitestEvidence(text, { coverage, needsLines: subject.needsLines }, subject.compiler());
  if (!edit.ok) {
    return {
      writes: null,
      byHand: [
        `${use.config} was not changed: ${edit.problem}. Add to its "test": ${vitestByHand(subject.needsLines)}.`,
      ],
    };
  }
  const writes = [...(edit.had.results ? ['test results'] : []), ...(edit.had.coverage ? ['coverage'] : [])];
  const places = [reportsDirectory(subject) ?? edit.directory, edit.results].flatMap(
    (path) => placeIn(project.root, path) ?? [],
  );
  return joinSteps(writes.length === 0 ? null : writes.join(', '), [
    edit.text === text ? {} : { files: { [use.config]: edit.text } },
    completeOverruled(subject, overruling(subject)),
    { target: outputsFor(subject, places) },
    coverage ? {} : { byHand: [noProvider(project.root)] },
  ]);
};

const noProvider = (root: string): string =>
  `Vitest measures no coverage in ${root}, because no provider is installed. Install @vitest/coverage-v8 in the version of vitest, ` +
  'then run this again.';

/** The directory of coverage that the target names itself; the configuration does not count then. */
function reportsDirectory({ use, target }: EvidenceSubject): string | null {
  const { reportsDirectory: own } = (target.options ?? {}) as { reportsDirectory?: unknown };
  if (use.how === 'executor') return typeof own === 'string' ? own : null;
  const named = optionOf(
    wordsOf({ use, target }),
    '--coverage.reportsDirectory',
    '--coverage.reports-directory',
  );
  return named === '' ? null : named;
}

const overruling = ({ needsLines }: EvidenceSubject) => ({
  lists: [
    { option: '--reporter', readable: ['junit', 'json'], added: 'junit' },
    ...overrulingReporters('--coverage.reporter', needsLines),
  ],
  off: /^--(?:no-coverage|coverage(?:\.enabled)?=false|outputFile(?:=.*)?)$/,
});
