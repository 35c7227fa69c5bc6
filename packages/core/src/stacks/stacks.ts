import type { TechnicalContextFieldName } from '../model/plan.js';
import type { Structure } from '../structures/structures.js';

/** What is known of a workspace when a plan is written. */
export interface StackFacts {
  /** Version of the language as the workspace states it, such as `6.0`; null when it states none. */
  readonly languageVersion: string | null;
  /** Major version of the runtime the plan is made with, such as `22`. */
  readonly runtimeVersion: string;
}

/** How a project of one language is created, tested, linted and covered. */
export interface Stack {
  readonly name: string;
  /** One line for lists and prompts. */
  readonly title: string;
  /** What the skeleton needs at run time, by package name, with its version range. */
  readonly dependencies: Readonly<Record<string, string>>;
  /** What the tests of the skeleton need in the workspace. */
  readonly devDependencies: Readonly<Record<string, string>>;
  /** What the tests of every new project need in the workspace to write evidence. */
  readonly evidenceDependencies: Readonly<Record<string, string>>;
  /** Ends of file names that hold tests. */
  readonly testEndings: readonly string[];
  /** The fields of Technical Context that follow from the stack; what is missing here is not known. */
  technicalContext(
    facts: StackFacts,
    structure: Structure,
  ): Readonly<Partial<Record<TechnicalContextFieldName, string>>>;
}

const typescript: Stack = {
  name: 'typescript',
  title: 'TypeScript on Node.js, tested with Jest, linted with ESLint',
  dependencies: { zod: '^4.1.12' },
  devDependencies: { ajv: '^8.17.1' },
  evidenceDependencies: { 'jest-junit': '^16.0.0' },
  testEndings: ['.spec.ts', '.test.ts', '.spec.tsx', '.test.tsx'],
  technicalContext: (facts, structure) => ({
    'Language/Version':
      `TypeScript ${facts.languageVersion ?? ''}`.trim() + ` on Node.js ${facts.runtimeVersion}`,
    'Primary Dependencies': 'zod (validation)',
    Testing: 'Jest: contract, integration and unit tests, with coverage',
    'Target Platform':
      structure.name === 'web' ? 'Node.js server and browsers' : `Node.js ${facts.runtimeVersion} or later`,
    'Project Type': structure.projectType,
  }),
};

/** The built-in language stacks by name. */
export const STACKS: Readonly<Record<string, Stack>> = { typescript };
