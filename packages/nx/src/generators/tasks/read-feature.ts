import {
  featureNodeName,
  featureNumber,
  loadFeature,
  openQuestions,
  sanitize,
  type Feature,
} from '@plangate/core';
import { plural } from '@plangate/core/graph';
import { GeneratorProblem } from '../../scaffolding/problem.js';
import { cachedReader, plangateDataDirectory } from '../../workspace/index.js';
import type { GeneratorWorkspace } from '../shared/workspace.js';

/** Questions that a message lists. */
const MAX_LISTED = 30;

/** The documents of a feature. */
export function readFeature({ root, files }: GeneratorWorkspace, directory: string): Promise<Feature> {
  const reader = cachedReader(files, plangateDataDirectory(root));
  return loadFeature(reader, files, {
    directory,
    name: featureNodeName(directory),
    number: featureNumber(directory),
  });
}

/** @throws GeneratorProblem that lists what the documents of a feature leave open, each with its place */
export function refuseOpenQuestions(feature: Feature): void {
  const open = openQuestions(feature);
  if (open.length === 0) return;
  const lines = open
    .slice(0, MAX_LISTED)
    .map(({ text, location: { file, line, column } }) => `  ${file}:${line}:${column} ${sanitize(text)}`);
  const more = open.length > lines.length ? [`  and ${open.length - lines.length} more`] : [];
  const what = plural(open.length, 'question is open', 'questions are open');
  throw new GeneratorProblem(
    [`${what} in the documents of ${sanitize(feature.directory)}:`, ...lines, ...more].join('\n'),
    'Answer them in the documents first. Nothing was written.',
  );
}
