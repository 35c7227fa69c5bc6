import { words } from '../../judging/support.js';
import { A, AB, JUNIT_A, judge, type Trial } from './support.js';

const COMMANDS: readonly Trial[] = (
  [
    ['jest', 'pass'],
    ['jest -t cards', 'fail'],
    ['jest --testNamePattern=cards', 'fail'],
    ['jest --test-name-pattern cards', 'fail'],
    ['jest --onlyChanged', 'pass'],
    ['jest --shard=1/3', 'fail'],
    ['jest --shard 2/3', 'fail'],
    ['jest --shard=1/1', 'pass'],
    ['@nx/jest:jest --testNamePattern=cards', 'fail'],
    ['@nx/jest:jest --testNamePattern= --coverage', 'pass'],
    ['vitest run -t cards', 'fail'],
    ['vitest run --changed', 'pass'],
    ['vitest --run', 'pass'],
    ['playwright test --grep @smoke', 'fail'],
    ['playwright test -g smoke', 'fail'],
    ['playwright test --last-failed', 'fail'],
    ['cypress run --spec cypress/e2e/a.cy.ts', 'pass'],
    ['pytest -k cards', 'fail'],
    ['python -m pytest --junitxml=out.xml', 'pass'],
    ['python -m pytest -m slow', 'fail'],
    ['pytest --lf', 'fail'],
    ['go test ./... -run TestCard', 'fail'],
    ['mocha -g cards', 'fail'],
    ['npm run test:unit -- -t cards', 'fail'],
    ['tsc -t es2022 && jest', 'pass'],
    ['jest && tsc -t es2022', 'pass'],
    ['./mvnw verify -Dtest=CardTest', 'fail'],
    ['./gradlew test --tests CardTest', 'fail'],
    ['dotnet test --filter Category=unit', 'fail'],
    ['pnpm --filter checkout test', 'pass'],
  ] as const
).map(([command, verdict]) => ({
  name: command,
  disk: A,
  reports: JUNIT_A,
  words: command.split(' '),
  says: verdict === 'pass' ? 'pass proof-complete' : 'fail proof-run-partial',
}));

describe('proof of the command', () => {
  it.each(COMMANDS)('$name: $says', (trial) => {
    expect(words(judge(trial))).toBe(trial.says);
  });

  it('names the words that choose files where files are missing', () => {
    const entry = judge({ name: '', disk: AB, reports: JUNIT_A, words: ['jest', '--onlyChanged'], says: '' });
    expect(words(entry)).toBe('fail proof-tests-unproven');
    expect(entry.message).toContain('--onlyChanged');
  });
});
