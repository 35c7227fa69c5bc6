import { directoryOf } from '../../workspace/paths.js';
import type { EvidenceOf } from '../evidence.js';
import { joinSteps } from '../evidence-steps.js';
import { completeOverruled } from '../overruled.js';
import { outputsFor, placeIn } from '../report-places.js';
import { addCypressEvidence, CYPRESS_BY_HAND } from './config.js';

/** Cypress writes a JUnit file for each spec by its configuration. */
export const cypressEvidence: EvidenceOf = (subject) => {
  const { use, files, project } = subject;
  if (use.config === null) {
    return { writes: null, byHand: [`Add to a cypress.config.ts in ${project.root}: ${CYPRESS_BY_HAND}.`] };
  }
  const config = files.read(use.config);
  const text = config.ok ? config.text : '';
  const edit = addCypressEvidence(text, subject.compiler());
  if (!edit.ok) {
    return {
      writes: null,
      byHand: [`${use.config} was not changed: ${edit.problem}. Add to it: ${CYPRESS_BY_HAND}.`],
    };
  }
  const place = placeIn(directoryOf(use.config), edit.directory);
  return joinSteps(edit.text === text ? 'test results' : null, [
    edit.text === text ? {} : { files: { [use.config]: edit.text } },
    completeOverruled(subject, { lists: [], off: /^--reporter(?:=.*)?$/ }),
    { target: outputsFor(subject, place === null ? [] : [place]) },
  ]);
};
