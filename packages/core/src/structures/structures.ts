/** One project of a structure. */
export interface StructurePart {
  /** Where it goes, relative to the feature's `--directory`; `.` for the directory itself. */
  readonly root: string;
  /** Directories it must have, relative to its root, with `/`. */
  readonly directories: readonly string[];
  /** The sets of templates, by folder name of the language stack, that make its walking skeleton. */
  readonly layers: readonly string[];
}

/** A standard source tree that a plan can choose. */
export interface Structure {
  readonly name: string;
  /** One line for lists and prompts. */
  readonly title: string;
  /** What the plan says under Project Type. */
  readonly projectType: string;
  readonly parts: readonly StructurePart[];
  /** Contracts besides those of the entities, as file names of `contracts/` without `.schema.json`. */
  readonly contracts: readonly string[];
}

const TESTS = ['tests/contract', 'tests/integration', 'tests/unit'];

/** The built-in structures by name. */
export const STRUCTURES: Readonly<Record<string, Structure>> = {
  single: {
    name: 'single',
    title: 'One project with a library and a command line',
    projectType: 'single: one project with a library and a command line',
    parts: [
      {
        root: '.',
        directories: ['src/models', 'src/services', 'src/cli', 'src/lib', ...TESTS],
        layers: ['library', 'entry', 'command-line'],
      },
    ],
    contracts: ['problem', 'response'],
  },
  library: {
    name: 'library',
    title: 'One project with a library only',
    projectType: 'library: one project that others import',
    parts: [
      {
        root: '.',
        directories: ['src/models', 'src/services', 'src/lib', ...TESTS],
        layers: ['library', 'entry'],
      },
    ],
    contracts: ['problem'],
  },
  web: {
    name: 'web',
    title: 'Two projects: a backend with an HTTP interface and a frontend',
    projectType: 'web: a backend with an HTTP interface and a frontend',
    parts: [
      {
        root: 'backend',
        directories: ['src/models', 'src/services', 'src/api', 'src/lib', ...TESTS],
        layers: ['library', 'entry', 'interface'],
      },
      {
        root: 'frontend',
        directories: ['src/components', 'src/pages', 'src/services', ...TESTS],
        layers: ['client'],
      },
    ],
    contracts: ['problem', 'response'],
  },
};
