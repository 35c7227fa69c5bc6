import { existsSync, readFileSync, writeFileSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { reportOf, startedOn } from '../../../src/evidence/run-and-report.js';
import { temporaryDirectory } from '../../support/temporary.js';

const NODE = process.execPath;
/** A program that prints its arguments behind the first and ends with a code. */
const printing = (code: number, ...given: string[]) => [
  NODE,
  '-e',
  `console.log(process.argv.slice(1).join(' ')); process.exitCode = ${code}`,
  ...given,
];

describe('plangate-report', () => {
  let file: string;
  let shown: jest.SpyInstance;
  beforeEach(() => {
    file = join(temporaryDirectory(), 'test-output', 'lint', 'tool.txt');
    shown = jest.spyOn(process.stdout, 'write').mockImplementation(() => true);
    jest.spyOn(process.stderr, 'write').mockImplementation(() => true);
  });

  it.each([0, 1, 7])('writes what a command prints, and ends with its code %i', async (code) => {
    expect(await reportOf([file, '--', ...printing(code, 'a', 'b')])).toBe(code);
    expect(readFileSync(file, 'utf8')).toBe('a b\n');
    expect(shown).toHaveBeenCalledWith(Buffer.from('a b\n'));
  });

  it('runs a command again with more arguments for the report alone', async () => {
    const command = [
      NODE,
      '-e',
      `if (process.argv[1] === 'json') console.log('{}'); else process.exitCode = 3`,
      '--',
    ];
    expect(await reportOf([file, '--again=json more', '--', ...command])).toBe(3);
    expect(readFileSync(file, 'utf8')).toBe('{}\n');
  });

  it('fails where only the second run does', async () => {
    const command = [NODE, '-e', `process.exitCode = process.argv.length > 1 ? 4 : 0`, '--'];
    expect(await reportOf([file, '--again=x', '--', ...command])).toBe(4);
  });

  it('only makes the directory for a command that writes the file itself', async () => {
    const command = [NODE, '-e', `require('fs').writeFileSync(process.argv[1], 'own')`, file];
    expect(await reportOf([file, '--', ...command])).toBe(0);
    expect(readFileSync(file, 'utf8')).toBe('own');
  });

  it('leaves no report of an earlier run', async () => {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, 'old');
    expect(await reportOf([file, '--', NODE, '-e', `process.exit(1)`, file])).toBe(1);
    expect(existsSync(file)).toBe(false);
  });

  it('fails where the command cannot be started', async () => {
    expect(await reportOf([file, '--', 'no-such-program-anywhere'])).toBe(127);
    expect(existsSync(file)).toBe(false);
  });

  it('fails where a signal ends the command', async () => {
    expect(await reportOf([file, '--', NODE, '-e', `process.kill(process.pid, 'SIGKILL')`])).toBe(1);
  });

  it('starts programs by a shell on Windows alone, with words quoted that mean something to it', () => {
    const command = ['C:\\a b\\tool', 'plain', '--say="x"', 'a&b', ''] as const;
    expect(startedOn('linux', command)).toEqual({ words: command, shell: false });
    expect(startedOn('win32', command)).toEqual({
      words: ['"C:\\a b\\tool"', 'plain', '"--say=""x"""', '"a&b"', '""'],
      shell: true,
    });
  });

  it.each([
    [[]],
    [['--', 'a']],
    [['report.txt']],
    [['report.txt', '--']],
    [['report.txt', '--agian=x', '--', 'a']],
    [['report.txt', '--again=', '--', 'a']],
  ])('shows how it is used for %j', async (words) => {
    expect(await reportOf(words)).toBe(2);
  });
});
