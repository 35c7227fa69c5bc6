import { joinPath } from '@plangate/core/graph';
import { startedBy } from '../arguments.js';
import { REPORTER } from '../command-calls.js';
import { REPORTS, type EvidenceOf } from '../evidence.js';
import { joinSteps } from '../evidence-steps.js';
import { optionsOf, wordsOf } from '../arguments.js';
import { outputsFor, placeIn, writtenFrom } from '../report-places.js';

/** The word that runs tests, and not the beginning of another one such as `--test-concurrency`. */
const FLAG = /(?<=\s)--test(?![^\s;&|)])/;

/** Node writes its reports by reporters in pairs with their destinations, whose directory has to be there. */
export const nodeTestEvidence: EvidenceOf = (subject) => {
  const { use, project } = subject;
  if (use.line === null) return { writes: null };
  const { text, call, directory } = use.line;
  const words = wordsOf(subject);
  if (optionsOf(words, '--test-reporter').length > 0) {
    const written = optionsOf(words, '--test-reporter-destination').filter((file) =>
      /\.(?:xml|info)$/.test(file),
    );
    const places = written.flatMap((file) => placeIn(directory, file) ?? []);
    if (places.length === 0) return { writes: null, byHand: [BY_HAND] };
    return joinSteps('test results', [{ target: outputsFor(subject, places) }]);
  }
  const flag = FLAG.exec(text.slice(call.start));
  if (flag === null) return { writes: null, byHand: [BY_HAND] };
  const reports = joinPath(project.root, `${REPORTS}/${use.target}`);
  const junit = writtenFrom(directory, `${reports}/junit.xml`);
  const lcov = writtenFrom(directory, `${reports}/lcov.info`);
  const reporters =
    '--test-reporter=spec --test-reporter-destination=stdout ' +
    `--test-reporter=junit --test-reporter-destination=${junit} ` +
    `--experimental-test-coverage --test-reporter=lcov --test-reporter-destination=${lcov}`;
  // Options of Node end at the first file, so they cannot go to the end.
  const position = call.start + flag.index + flag[0].length;
  const line = `${text.slice(0, position)} ${reporters}${text.slice(position)}`;
  return joinSteps(null, [
    { line: startedBy(line, call, `${REPORTER} ${junit} --`) },
    { target: outputsFor(subject, [reports]) },
  ]);
};

const BY_HAND =
  'Add to the call of Node: --test-reporter=junit --test-reporter-destination=<file>, behind the reporters that it has, ' +
  'and list the file in the "outputs" of the target.';
