import type { PlannedFile } from '../../scaffolding/file-plan.js';
import type { PackageManager } from '../../workspace/package-manager.js';

type Client = PackageManager['name'];

/** How each package manager runs a command of an installed package. */
export const RUNNERS: Readonly<Record<Client, string>> = {
  npm: 'npx',
  pnpm: 'pnpm',
  yarn: 'yarn',
  bun: 'bunx',
};

/** What brings a package manager to a machine that has Node and npm; null where it is there. */
const SET_UP: Readonly<Record<Client, string | null>> = {
  npm: null,
  pnpm: 'npm install --global pnpm@10',
  yarn: 'corepack enable',
  bun: 'npm install --global bun@1',
};

const INSTALL: Readonly<Record<Client, string>> = {
  npm: 'npm ci',
  pnpm: 'pnpm install --frozen-lockfile',
  yarn: 'yarn install --immutable',
  bun: 'bun install --frozen-lockfile',
};

/** What a pipeline runs. */
interface Calls {
  readonly client: Client;
  /** The node that has the report of all verdicts; null: none has. */
  readonly reporter: string | null;
}

/**
 * The pipeline that runs the evidence, judges every project and reports all verdicts: the recipe of docs/ci.md without what it gives to
 * other services. None where none is wanted.
 */
export function pipelineFile(wanted: 'github' | 'gitlab' | 'none', calls: Calls): PlannedFile[] {
  if (wanted === 'none') return [];
  const [path, content] =
    wanted === 'github' ? ['.github/workflows/gates.yml', github(calls)] : ['.gitlab-ci.yml', gitlab(calls)];
  return [{ path, content, reason: 'configuration' }];
}

/** What GitLab shows of the files that the report writes. */
const GITLAB_REPORTS = `    reports:
      codequality: dist/gate/gl-code-quality-report.json
      junit: dist/gate/gl-junit.xml
      metrics: dist/gate/gl-metrics.txt
`;

function preparation(client: Client): string[] {
  return [SET_UP[client], INSTALL[client]].filter((command) => command !== null);
}

function github({ client, reporter }: Calls): string {
  const nx = `${RUNNERS[client]} nx`;
  return `name: gates
on:
  pull_request:
  push: { branches: [main] }
permissions: { contents: read }
jobs:
  gate:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v5
        with: { fetch-depth: 0, filter: tree:0 }
      - uses: actions/setup-node@v5
        with: { node-version: 22 }
${preparation(client)
  .map((command) => `      - run: ${command}\n`)
  .join('')}      - uses: actions/cache@v4
        with:
          path: .nx/cache
          key: nx-\${{ runner.os }}-\${{ github.sha }}
          restore-keys: nx-\${{ runner.os }}-
      - run: ${nx} run-many -t lint typecheck test
      - if: always()
        run: ${nx} run-many -t gate
${reporter === null ? '' : `      - if: always()\n        run: ${nx} run ${reporter}:gate-report\n`}      - if: always()
        uses: actions/upload-artifact@v4
        with: { name: verdicts, path: dist/gate, if-no-files-found: ignore }
`;
}

function gitlab({ client, reporter }: Calls): string {
  const nx = `${RUNNERS[client]} nx`;
  return `gate:
  image: node:22
  cache:
    key: nx-$CI_COMMIT_REF_SLUG
    paths: [.nx/cache]
  script:
${preparation(client)
  .map((command) => `    - ${command}\n`)
  .join('')}    - ${nx} run-many -t lint typecheck test || evidence=failed
    - ${nx} run-many -t gate
    - test "\${evidence:-passed}" = passed
${reporter === null ? '' : `  after_script:\n    - ${nx} run ${reporter}:gate-report\n`}  artifacts:
    when: always
    paths: [dist/gate]
${reporter === null ? '' : GITLAB_REPORTS}`;
}
