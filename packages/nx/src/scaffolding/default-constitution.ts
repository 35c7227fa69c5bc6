/** The sentences of the default constitution that name the tools of a language; lines end in LF. */
export interface ConstitutionTools {
  readonly style: string;
  readonly types: string;
  readonly validation: string;
}

/** Of which projects a gate asks something, by matchers as gates take them. */
export interface GateFit {
  /** Empty: all of them. */
  readonly projects: readonly string[];
  /** Whether what it finds fails. Otherwise it is only told, because no project could meet it yet. */
  readonly enforced: boolean;
}

/** What is asked of projects with end-to-end tests. */
export interface EndToEndFit {
  /** The target that runs them. */
  readonly target: string;
  /** Where they are, relative to each project. */
  readonly glob: string;
  /** Matchers of the projects whose end-to-end tests must pass. */
  readonly tests: readonly string[];
  /** Matchers of those among them that have no other tests: each of their test files must run. */
  readonly proof: readonly string[];
}

/** How the gates fit the projects of a workspace; what is not stated asks the same of all. */
export interface ConstitutionFit {
  readonly lint?: GateFit;
  readonly types?: GateFit;
  /** Tests and coverage. */
  readonly tests?: GateFit;
  /** Where suites are, by name; by default each of Spec Kit's suites in its directory of `tests/`. */
  readonly suites?: Readonly<Record<string, string>>;
  /** Absent where no project has such tests. */
  readonly endToEnd?: EndToEndFit;
}

export interface DefaultConstitutionOptions {
  /** Name of the workspace, for the title. */
  readonly projectName: string;
  /** How the language of its projects is linted and typed; without it the text names no tool. */
  readonly tools?: ConstitutionTools | undefined;
  /** Day of ratification as YYYY-MM-DD. */
  readonly date: string;
  readonly fit?: ConstitutionFit;
}

const NEUTRAL_TOOLS: ConstitutionTools = {
  style: 'All code MUST pass lint with zero errors. Each language is written by its common style guide.',
  types: 'Every function signature MUST carry type hints. The type check MUST pass.',
  validation: 'Input from outside a process MUST be validated before it is used.',
};

/**
 * A constitution in Spec Kit's form with five principles. Those that this version can judge have gate
 * blocks. It has no placeholder and can be used as it is. Ends with a line end; lines end in LF.
 */
export function renderDefaultConstitution(options: DefaultConstitutionOptions): string {
  const tools = options.tools ?? NEUTRAL_TOOLS;
  const fit = options.fit ?? {};
  return [
    `# ${titleOf(options.projectName)} Constitution\n`,
    '## Core Principles\n',
    codeQuality(tools, fit),
    testing(fit),
    EXPERIENCE,
    PERFORMANCE,
    security(tools),
    WORKFLOW,
    governance(options.date),
  ].join('\n');
}

/** One line without Markdown markup. */
function titleOf(name: string): string {
  const plain = name.replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ').replace(/[[\]<>`*_#|\\]+/g, ' ');
  return plain.replace(/\s+/g, ' ').trim().slice(0, 80).trim() || 'Workspace';
}

function codeQuality({ style, types }: ConstitutionTools, fit: ConstitutionFit): string {
  return `### I. Code Quality Standards

${style}
${types}
Every project MUST keep the directories and files that the plans naming it declare. Names MUST say what a thing is for,
and a comment MUST say why the code is as it is, not what it does.

**Rationale**: code is read far more often than it is written. One style, types that a machine checks and one structure
everywhere let a reader find things and let reviews focus on what matters.

\`\`\`yaml gate
- kind: lint
  max: { errors: 0 }${fieldsOf(fit.lint)}
- kind: types
  max: { errors: 0 }${fieldsOf(fit.types)}
- kind: layout
\`\`\`
`;
}

/** The fields that fit a gate to the projects. YAML reads every JSON text as it is meant. */
function fieldsOf({ projects, enforced }: GateFit = { projects: [], enforced: true }): string {
  const matchers =
    projects.length === 0 ? '' : `\n  projects: [${projects.map((name) => JSON.stringify(name)).join(', ')}]`;
  return `${matchers}${enforced ? '' : '\n  status: evaluated'}`;
}

function suitesOf({ suites }: ConstitutionFit): string {
  if (suites === undefined) return '[contract, integration, unit]';
  const listed = Object.entries(suites).map(([name, glob]) => `${name}: ${JSON.stringify(glob)}`);
  return `{ ${listed.join(', ')} }`;
}

function testing(fit: ConstitutionFit): string {
  return `### II. Comprehensive Testing Requirements

Every feature MUST include unit tests, contract tests, and integration tests for all critical flows. Tests MUST be written before the code they test and MUST be seen to fail first. Coverage MUST be at least
90% of lines and branches. A test that is skipped does not count as a test, and every test file MUST run.

**Rationale**: tests are the only part of a specification that says by itself when it is no longer true.

\`\`\`yaml gate
- kind: tests
  suites: ${suitesOf(fit)}${fieldsOf(fit.tests)}
- kind: coverage
  min: { lines: 90, branches: 90 }${fieldsOf(fit.tests)}
- kind: proof${fieldsOf(fit.tests)}${endToEndOf(fit)}
\`\`\`
`;
}

function endToEndOf({ endToEnd }: ConstitutionFit): string {
  if (endToEnd === undefined) return '';
  const { target, glob, tests, proof } = endToEnd;
  const asked = `
- kind: tests
  id: end-to-end
  target: ${JSON.stringify(target)}
  suites: { e2e: ${JSON.stringify(glob)} }${fieldsOf({ projects: tests, enforced: true })}`;
  if (proof.length === 0) return asked;
  return `${asked}
- kind: proof
  id: end-to-end-proof
  sources: none${fieldsOf({ projects: proof, enforced: true })}`;
}

const EXPERIENCE = `### III. User Experience Consistency

Things that look alike MUST work alike: names, options and messages follow the patterns that the product already has.
Every error shown to a user MUST say what went wrong and what to do next. Interfaces of one kind MUST answer with one
response structure, for success and for failure.

**Rationale**: users learn a product once. Every exception costs each of them attention, and costs support.

\`\`\`yaml gate
- kind: contracts
- kind: attestation
\`\`\`
`;

const PERFORMANCE = `### IV. Performance Optimization

Requests that a user waits for MUST be answered in under 200 ms for 95 of 100 requests. Paths for which a plan states a
performance goal MUST have a performance test that measures it. An optimization MUST be justified by a measurement
before and after.

**Rationale**: slowness arrives in small steps that no review can see; a stated limit makes each step visible.
`;

function security({ validation }: ConstitutionTools): string {
  return `### V. Security by Design

${validation}
Output MUST be encoded for the place it is written to. Secrets MUST NOT be stored in the repository or written to logs.
Each plan MUST consider the OWASP Top 10 where the feature meets untrusted input.

**Rationale**: a weakness found in a plan costs a sentence; found in production it costs the trust of users.
`;
}

const WORKFLOW = `## Development Workflow

Work on a feature begins with its specification and its plan. The Constitution Check of a plan states a verdict for
every principle, before research and again after design. A violation is allowed only with a row in the plan's
Complexity Tracking table that says why it is needed and which simpler alternative was rejected. A change is merged when
the gates of every project it touches have passed.
`;

export interface LayerConstitutionOptions {
  /** Name of the project, for the title. */
  readonly projectName: string;
  /** Its first principle, with a number that no principle of the workspace has, so that ids of gates differ. */
  readonly principle: { readonly number: string; readonly name: string; readonly text: string };
  /** Day of ratification as YYYY-MM-DD. */
  readonly date: string;
}

/**
 * The constitution of a project, which adds to that of the workspace. It has one principle only, because what the
 * workspace demands applies to the project anyway. Ends with a line end; lines end in LF.
 */
export function renderLayerConstitution({ projectName, principle, date }: LayerConstitutionOptions): string {
  return `# ${titleOf(projectName)} Constitution

This constitution adds to that of the workspace. It may demand more; what demands less needs a waiver.

## Core Principles

### ${principle.number}. ${principle.name}

${principle.text}

## Governance

The version follows semantic versioning: MAJOR for a principle removed or redefined, MINOR for a principle or section
added, PATCH for wording.

**Version**: 1.0.0 | **Ratified**: ${date} | **Last Amended**: ${date}
`;
}

function governance(date: string): string {
  return `## Governance

This constitution supersedes other practices where they conflict. An amendment is a reviewed change of this file that
states its reason, raises the version, and brings plans and templates in line. The version follows semantic versioning:
MAJOR for a principle removed or redefined, MINOR for a principle or section added, PATCH for wording. Every review
verifies compliance with the principles above.

**Version**: 1.0.0 | **Ratified**: ${date} | **Last Amended**: ${date}
`;
}
