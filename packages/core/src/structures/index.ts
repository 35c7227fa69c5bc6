/** One project of a structure. */
export interface StructurePart {
  /** Where it goes, relative to the feature's `--directory`; `.` for the directory itself. */
  readonly root: string;
  /** Directories it must have, relative to its root, with `/`. */
  readonly directories: readonly string[];
}

/** A standard source tree that a plan can choose. */
export interface Structure {
  readonly name: string;
  /** One line for lists and prompts. */
  readonly title: string;
  readonly parts: readonly StructurePart[];
}

const SOURCES = ['src/models', 'src/services', 'src/cli', 'src/lib'];
const TESTS = ['tests/contract', 'tests/integration', 'tests/unit'];

/** The built-in structures by name. */
export const STRUCTURES: Readonly<Record<string, Structure>> = {
  single: {
    name: 'single',
    title: 'One project with a library and a command line',
    parts: [{ root: '.', directories: [...SOURCES, ...TESTS] }],
  },
};
