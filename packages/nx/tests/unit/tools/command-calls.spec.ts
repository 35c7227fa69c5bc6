import { callsOf } from '../../../src/tools/command-calls.js';

const programs = (line: string) => callsOf(line).map(({ words }) => words.join(' '));

describe('the calls of a command line', () => {
  it.each([
    ['vitest run', ['vitest run']],
    ['npx vitest --coverage', ['vitest --coverage']],
    ['npx -y -p typescript tsc --noEmit', ['tsc --noEmit']],
    ['cross-env CI=1 NODE_ENV=test jest', ['jest']],
    ['NODE_OPTIONS="--max-old-space-size=4096 --x" jest -i', ['jest -i']],
    ['node --experimental-vm-modules node_modules/jest/bin/jest.js --ci', ['jest --ci']],
    ['node ./node_modules/.bin/eslint .', ['eslint .']],
    ['./node_modules/.bin/biome.cmd ci', ['biome ci']],
    ['node --test "tests/**/*.test.js"', ['node --test tests/**/*.test.js']],
    ['tsc -p . && eslint . || true', ['tsc -p .', 'eslint .', 'true']],
    ['vitest run 2>&1 > out.txt; echo done', ['vitest run', 'echo done']],
    ['uv run pytest tests/', ['pytest tests/']],
    ['uv run --group dev python -m pytest -q', ['pytest -q']],
    ['poetry run python3.12 -m mypy src', ['mypy src']],
    ["eslint 'src/a b/**' --format 'x;y'", ['eslint src/a b/** --format x;y']],
    ['pnpm exec playwright test', ['playwright test']],
    ['', []],
    ['&& ;', []],
    ['npx', []],
    ["'never closed", ['never closed']],
    ['jest src/a\\ b \\', ['jest src/a b \\']],
    ['vitest run >', ['vitest run']],
    ['vitest run > && echo done', ['vitest run', 'echo done']],
    ['CI=1', []],
    ['node', ['node']],
    ['node --version', ['node --version']],
    ['npm exec', []],
    ['constructor run', ['constructor run']],
    ['python3 script.py', ['python3 script.py']],
    ['npx --package', []],
    ['plangate-report a.json -- npx oxlint', ['oxlint']],
    ['plangate-report a.json oxlint', []],
    ['plangate-report -- oxlint', []],
    ['plangate-report', []],
  ])('%s', (line, expected) => {
    expect(programs(line)).toEqual(expected);
  });

  it.each([
    ['vitest run && echo done', 'vitest run --new && echo done'],
    ['vitest run > log.txt', 'vitest run --new > log.txt'],
    ['jest -- --forwarded', 'jest --new -- --forwarded'],
    ['npm exec -- jest --ci', 'npm exec -- jest --ci --new'],
  ])('an argument of the first call of %s goes to its end', (line, expected) => {
    const end = callsOf(line)[0]?.end ?? 0;
    expect(`${line.slice(0, end)} --new${line.slice(end)}`).toBe(expected);
  });

  it.each([
    ['plangate-report out/a.json --again="--json" -- npx oxlint', 'out/a.json'],
    ['npx plangate-report a.json -- oxlint', 'a.json'],
    ['oxlint src', null],
    ['eslint packages/plangate-report src', null],
  ])('%s writes what it prints to %s', (line, report) => {
    expect(callsOf(line).map((call) => call.report)).toEqual([report]);
  });

  it('leaves a line alone that is too long to be a command', () => {
    expect(callsOf('vitest '.repeat(5000))).toEqual([]);
  });
});
