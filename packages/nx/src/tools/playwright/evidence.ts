import { directoryOf } from '../../workspace/paths.js';
import type { EvidenceOf } from '../evidence.js';
import { joinSteps } from '../evidence-steps.js';
import { completeOverruled } from '../overruled.js';
import { outputsFor, placeIn } from '../report-places.js';
import { addPlaywrightEvidence, PLAYWRIGHT_BY_HAND } from './config.js';

/** Playwright writes JSON by its configuration, from which Nx infers where. */
export const playwrightEvidence: EvidenceOf = (subject) => {
  const { use, files, project } = subject;
  if (use.config === null) {
    return {
      writes: null,
      byHand: [`Add to a playwright.config.ts in ${project.root}: ${PLAYWRIGHT_BY_HAND}.`],
    };
  }
  const config = files.read(use.config);
  const text = config.ok ? config.text : '';
  const edit = addPlaywrightEvidence(text, subject.compiler());
  if (!edit.ok) {
    return {
      writes: null,
      byHand: [`${use.config} was not changed: ${edit.problem}. Add to it: ${PLAYWRIGHT_BY_HAND}.`],
    };
  }
  const place = placeIn(directoryOf(use.config), edit.results);
  const infersLater = use.how === 'inferred' && edit.text !== text;
  return joinSteps(edit.text === text ? 'test results' : null, [
    edit.text === text ? {} : { files: { [use.config]: edit.text } },
    completeOverruled(subject, { lists: [], off: /^--reporter(?:=.*)?$/ }),
    { target: infersLater || place === null ? {} : outputsFor(subject, [place]) },
  ]);
};
