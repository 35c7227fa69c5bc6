import { joinPath } from '@plangate/core/graph';
import { optionOf, optionsOf, withArguments, wordsOf } from '../arguments.js';
import { REPORTS, type EvidenceOf, type EvidenceStep, type EvidenceSubject } from '../evidence.js';
import { joinSteps } from '../evidence-steps.js';
import { outputsFor, placeIn, writtenFrom } from '../report-places.js';
import { callsIn, linesOf } from '../target-lines.js';
import { addAddopts } from './addopts.js';
import { configuredFor, isConfiguredAbove, type Configured } from './configured.js';

const MANIFESTS = ['pyproject.toml', 'requirements-dev.txt', 'requirements.txt', 'setup.cfg', 'tox.ini'];
const PLUGIN = /\bpytest[-_]cov\b/;

/**
 * pytest writes JUnit and, with pytest-cov, Cobertura. Its options go into `addopts` of the pyproject.toml that configures it, where
 * every way to start it finds them, else into the line of the target.
 */
export const pytestEvidence: EvidenceOf = (subject) => {
  const { use, project } = subject;
  if (use.line === null) return { writes: null };
  const { directory } = use.line;
  const config = configuredFor(subject);
  if (!config.ok) return { writes: null, byHand: [config.problem] };
  const words = [...wordsOf(subject), ...config.words];
  const junit = optionOf(words, '--junitxml', '--junit-xml');
  const coverage = optionsOf(words, '--cov-report').flatMap((report) => /^xml(?::(.+))?$/.exec(report) ?? []);
  const hasCoverage = coverage.length > 0;
  const inTarget = (file: string): string =>
    writtenFrom(directory, joinPath(project.root, `${REPORTS}/${use.target}/${file}`));
  const results = junit ?? inTarget('junit.xml');
  const files = [results];
  const added = junit === null ? [`--junitxml=${results}`] : [];
  const canMeasure = hasCoverage || hasPlugin(subject);
  if (hasCoverage) files.push(coverage[1] ?? config.coverage ?? 'coverage.xml');
  else if (canMeasure) {
    const measures = inTarget('coverage.xml');
    files.push(measures);
    const measured = optionOf(words, '--cov') === null ? ['--cov', '--cov-report=term'] : [];
    added.push(...measured, `--cov-report=xml:${measures}`);
  }
  const writes = [...(junit === null ? [] : ['test results']), ...(hasCoverage ? ['coverage'] : [])];
  const places = files.flatMap((file) => placeIn(directory, file) ?? []);
  return joinSteps(writes.length === 0 ? null : writes.join(', '), [
    added.length === 0 ? {} : withOptions(subject, config, added),
    {
      target: outputsFor(
        subject,
        added.length < 2 ? places : [joinPath(project.root, `${REPORTS}/${use.target}`)],
      ),
    },
    canMeasure
      ? {}
      : { byHand: [`pytest measures no coverage in ${project.root}: add pytest-cov, then run this again.`] },
  ]);
};

/** Puts options where pytest finds them: into `addopts` if that reaches this call alone, else into the line if it is the project's own. */
function withOptions(
  subject: EvidenceSubject,
  config: Extract<Configured, { ok: true }>,
  added: readonly string[],
): Omit<EvidenceStep, 'writes'> {
  const { use, project, files } = subject;
  if (use.line === null) return {};
  const line = { line: withArguments(use.line.text, use.line.call, added) };
  const isOwnLine = use.how !== 'inferred';
  if (!config.isRead || (config.path === null && isOwnLine)) return line;
  const path = config.path ?? joinPath(project.root, 'pyproject.toml');
  const manifest = files.read(path);
  const isToml = path.endsWith('/pyproject.toml');
  const isShadowing = config.path === null && isConfiguredAbove(project.root, files);
  if (!isToml || !manifest.ok || isShadowing || !isOnlyCall(subject)) {
    return isOwnLine ? line : byHand(path, added);
  }
  const edit = addAddopts(manifest.text, added);
  if (edit.ok) return { files: { [path]: edit.text } };
  return isOwnLine ? line : byHand(path, added, edit.problem);
}

function byHand(path: string, added: readonly string[], problem?: string): Omit<EvidenceStep, 'writes'> {
  const why = problem === undefined ? '' : `${path} is not edited: ${problem}. `;
  return { byHand: [`${why}Add to "addopts" in the configuration of pytest (${path}): ${added.join(' ')}`] };
}

/**
 * Whether `addopts` of the project reach this call alone, from where it writes to the same place: two calls would overwrite each
 * other's reports, and those of a root project reach the projects below it.
 */
function isOnlyCall({ project, use }: EvidenceSubject): boolean {
  const calls = Object.entries(project.targets)
    .flatMap(([name, target]) => linesOf(project, { name, target }))
    .flatMap((line) => callsIn(line, project))
    .filter(({ call }) => use.tool.isCalledBy(call.words));
  return calls.length === 1 && use.line?.directory === project.root && project.root !== '.';
}

function hasPlugin({ project, files }: EvidenceSubject): boolean {
  const roots = [...new Set([project.root, '.'])];
  return roots
    .flatMap((root) => MANIFESTS.map((name) => files.read(joinPath(root, name))))
    .some((manifest) => manifest.ok && PLUGIN.test(manifest.text));
}
