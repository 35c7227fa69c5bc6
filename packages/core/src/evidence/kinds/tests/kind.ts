import type { EvidenceKindDefinition } from '../../define-evidence-kind.js';
import { combineTests } from './combine.js';
import type { TestsEvidence } from './tests-evidence.js';

/** Which tests ran, and how they ended. */
export const testsKind: EvidenceKindDefinition<TestsEvidence> = {
  kind: 'tests',
  setUpByGenerator: true,
  filesOf: ({ files }) => [...new Set(files.flatMap(({ file }) => (file === null ? [] : [file])))],
  modulesOf: ({ files }) => [
    ...new Set(files.flatMap(({ file, module }) => (file === null && module !== null ? [module] : []))),
  ],
  ranOn: ({ ranOn }) => ranOn,
  combine: combineTests,
};
