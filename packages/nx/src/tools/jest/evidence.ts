import { confinePath, directoryOf } from '../../workspace/paths.js';
import type { EvidenceOf, EvidenceStep, EvidenceSubject } from '../evidence.js';
import { overrulingReporters } from '../coverage-reporters.js';
import { joinSteps } from '../evidence-steps.js';
import { completeOverruled } from '../overruled.js';
import { outputsFor, placeIn } from '../report-places.js';
import { addJestEvidence, coverageDirectoryOf, JEST_REPORTER, presetOf, type EditMode } from './config.js';

const byHandFor = ({ needsLines }: EvidenceSubject): string =>
  `collectCoverage: true, 'json-summary'${needsLines ? " and 'json'" : ''} in coverageReporters, and '${JEST_REPORTER}' in reporters`;

/** Jest writes results and coverage by its preset, once for all projects that share it, or by its configuration. */
export const jestEvidence: EvidenceOf = (subject) => {
  const { use, project } = subject;
  if (use.config === null || use.config.endsWith('.json')) {
    const where = use.config ?? `a jest.config.js in ${project.root}`;
    return { writes: null, byHand: [`Add to ${where}: ${byHandFor(subject)}.`] };
  }
  const text = textOf(subject, use.config);
  const preset = presetFile(subject, presetOf(text, subject.compiler()));
  const edits = [
    ...(preset === null ? [] : [edited(subject, preset, 'complete')]),
    edited(subject, use.config, preset === null ? 'complete' : 'extend'),
  ];
  const configured = coverageDirectoryOf(text, subject.compiler()) ?? 'coverage';
  const own = ownDirectory(subject);
  const directory =
    own === null ? placeIn(project.root, configured.replace('<rootDir>/', '')) : confinePath(own);
  const isComplete = edits.every(
    ({ files: changed, byHand }) => changed === undefined && byHand === undefined,
  );
  return joinSteps(isComplete ? 'test results, coverage' : null, [
    ...edits,
    completeOverruled(subject, overruling(subject)),
    { target: outputsFor(subject, directory === null ? [] : [directory]) },
  ]);
};

function textOf({ files }: EvidenceSubject, path: string): string {
  const read = files.read(path);
  return read.ok ? read.text : '';
}

/** The file of the preset if it belongs to the workspace; a preset from a package is not edited. */
function presetFile({ use, files }: EvidenceSubject, preset: string | null): string | null {
  if (preset?.startsWith('.') !== true || use.config === null) return null;
  const file = confinePath(`${directoryOf(use.config)}/${preset}`);
  return file !== null && files.kind(file) === 'file' ? file : null;
}

function edited(subject: EvidenceSubject, file: string, mode: EditMode): Omit<EvidenceStep, 'writes'> {
  const text = textOf(subject, file);
  const edit = addJestEvidence(text, { mode, needsLines: subject.needsLines }, subject.compiler());
  if (!edit.ok)
    return { byHand: [`${file} was not changed: ${edit.problem}. Add to it: ${byHandFor(subject)}.`] };
  return edit.text === text ? {} : { files: { [file]: edit.text } };
}

/** The directory of coverage that an executor is given, which is relative to the workspace root. */
function ownDirectory({ use, target }: EvidenceSubject): string | null {
  const { coverageDirectory } = (target.options ?? {}) as { coverageDirectory?: unknown };
  return use.how === 'executor' && typeof coverageDirectory === 'string' ? coverageDirectory : null;
}

const overruling = ({ needsLines }: EvidenceSubject) => ({
  lists: [
    { option: '--reporters', readable: [JEST_REPORTER, 'jest-junit'], added: JEST_REPORTER },
    ...overrulingReporters('--coverageReporters', needsLines),
  ],
  off: /^--(?:no-coverage|coverage=false|collectCoverage=false)$/,
});
