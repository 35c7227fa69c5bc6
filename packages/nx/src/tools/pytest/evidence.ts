import { joinPath } from '@plangate/core/graph';
import { optionOf, withArguments, wordsOf } from '../arguments.js';
import { REPORTS, type EvidenceOf, type EvidenceSubject } from '../evidence.js';
import { joinSteps } from '../evidence-steps.js';
import { outputsFor, placeIn, writtenFrom } from '../report-places.js';

const MANIFESTS = ['pyproject.toml', 'requirements-dev.txt', 'requirements.txt', 'setup.cfg', 'tox.ini'];
const PLUGIN = /\bpytest[-_]cov\b/;

/** pytest writes JUnit and, with pytest-cov, Cobertura, by arguments of the call or by `addopts` of its configuration. */
export const pytestEvidence: EvidenceOf = (subject) => {
  const { use, project } = subject;
  if (use.line === null) return { writes: null };
  const { text, call, directory } = use.line;
  const words = [...wordsOf(subject), ...configured(subject)];
  const junit = optionOf(words, '--junitxml', '--junit-xml');
  const coverage = words.flatMap((word) => /^--cov-report=xml(?::(.+))?$/.exec(word) ?? []);
  const hasCoverage = coverage.length > 0;
  const inTarget = (file: string): string =>
    writtenFrom(directory, joinPath(project.root, `${REPORTS}/${use.target}/${file}`));
  const results = junit ?? inTarget('junit.xml');
  const files = [results];
  const added = junit === null ? [`--junitxml=${results}`] : [];
  const canMeasure = hasCoverage || hasPlugin(subject);
  if (hasCoverage) files.push(coverage[1] ?? 'coverage.xml');
  else if (canMeasure) {
    const measures = inTarget('coverage.xml');
    files.push(measures);
    const measured = optionOf(words, '--cov') === null ? ['--cov', '--cov-report=term'] : [];
    added.push(...measured, `--cov-report=xml:${measures}`);
  }
  const writes = [...(junit === null ? [] : ['test results']), ...(hasCoverage ? ['coverage'] : [])];
  const places = files.flatMap((file) => placeIn(directory, file) ?? []);
  return joinSteps(writes.length === 0 ? null : writes.join(', '), [
    added.length === 0 ? {} : { line: withArguments(text, call, added) },
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

/** The arguments of `addopts` in the configuration, quotes and brackets left out. */
function configured({ use, files }: EvidenceSubject): readonly string[] {
  const config = use.config === null ? null : files.read(use.config);
  const given =
    config?.ok === true
      ? /^\s*addopts\s*=\s*(\[[^\]]*\]|"""[^]*?"""|.*(?:\n[ \t]+\S.*)*)/m.exec(config.text)?.[1]
      : undefined;
  return (given ?? '').split(/["'\s,[\]]+/).filter((word) => word !== '');
}

function hasPlugin({ project, files }: EvidenceSubject): boolean {
  const roots = [...new Set([project.root, '.'])];
  return roots
    .flatMap((root) => MANIFESTS.map((name) => files.read(joinPath(root, name))))
    .some((manifest) => manifest.ok && PLUGIN.test(manifest.text));
}
