import type { TestsEvidence } from './tests-evidence.js';

interface Writer {
  readonly writer: string;
  /** How its suites can be told, as an instruction. */
  readonly fix: string;
}

const BY_NAMES = 'or tell the suite by names in the gate, such as';

/** The tools whose reports name no files, by what they put in place of one; the first that fits. */
const WRITERS: readonly (Writer & { readonly fits: (name: string) => boolean })[] = [
  {
    fits: (name) => /^[\w-]+::[\w/-]+$/.test(name),
    writer: 'cargo nextest',
    fix: `Make the crate the project, so that tests/<suite>.rs is found, ${BY_NAMES} \`suites: { unit: "name:<crate>" }\`, or take the whole project with \`suites: { all: "**" }\`.`,
  },
  {
    fits: (name) => /^[\w.-]+(?:\/[\w.-]+)+$/.test(name),
    writer: 'gotestsum',
    fix: `Keep go.mod in the project or above it, so that packages are found, ${BY_NAMES} \`suites: { unit: "name:*/card" }\`, or take the whole project with \`suites: { all: "**" }\`.`,
  },
  {
    fits: (name) => /^(?:\w+\.)*(?:test_\w+|\w+_test)(?:\.\w+)*$/.test(name.slice(0, 300)),
    writer: 'pytest',
    fix: `Run pytest in the directory of the project or at the workspace root, so that modules are found, ${BY_NAMES} \`suites: { unit: "name:tests.unit.*" }\`.`,
  },
  {
    fits: (name) => /^[\w$]+(?:\.[\w$+]+)+$/.test(name.slice(0, 300)),
    writer: 'a tool for the JVM or .NET',
    fix: `Keep each class in a file of its name in the project, ${BY_NAMES} \`suites: { unit: "name:com.acme.unit.*" }\`, or take the whole project with \`suites: { all: "**" }\`.`,
  },
];

/** What node:test writes as the class of every test. */
const NODE_CLASS = 'test';
const NODE: Writer = {
  writer: 'node --test',
  fix: 'Use a version of Node.js whose reporter writes file names (22 or later), or take the whole project with `suites: { all: "**" }`.',
};

const JEST: Writer = {
  writer: 'Jest or Mocha',
  fix: 'Make the reporter write file names (jest-junit: addFileAttribute "true"), or use `jest --json`.',
};

/** Which tool a report looks like whose suites cannot be told, and how that tool makes it so. */
export function writerOf({ files }: TestsEvidence): Writer {
  const nameless = files.filter(({ file }) => file === null).slice(0, 100);
  if (nameless.length > 0 && nameless.every(({ module }) => module === NODE_CLASS)) return NODE;
  for (const { module, name } of nameless) {
    const found = WRITERS.find(({ fits }) => fits(module ?? name));
    if (found !== undefined) return { writer: found.writer, fix: found.fix };
  }
  return JEST;
}
