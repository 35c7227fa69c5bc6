import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { once } from 'node:events';

const USAGE = `Usage: plangate-report <file> [--again=<arguments>] -- <command>

Runs the command and ends with its exit code. What it prints is shown and written to the file as well.
  --again=<arguments>  Show what the command prints, then run it again with these arguments behind its own and
                       write only what that prints to the file: for tools that print either for people or for programs.
`;

/** What shells end with where a program does not exist. */
const NOT_STARTED = 127;

/** What the command line asks for. */
interface Wanted {
  readonly file: string;
  readonly again: readonly string[] | null;
  readonly command: readonly [string, ...string[]];
}

/**
 * Runs a command whose tool can only print, so that what it prints becomes a report. No shell is needed, and the exit code stays.
 * Where the command names the file itself, only the directory is made.
 * @param words the arguments of `plangate-report`
 * @returns the exit code: the one of the command; 2 for wrong arguments; 127 if the command cannot be started
 */
export async function reportOf(words: readonly string[]): Promise<number> {
  const wanted = parse(words);
  if (wanted === null) {
    process.stderr.write(USAGE);
    return 2;
  }
  const { file, again, command } = wanted;
  mkdirSync(dirname(file), { recursive: true });
  // A report of an earlier run must not stay if this one ends early.
  rmSync(file, { force: true });
  if (command.some((word) => word.includes(file))) return run(command, { file: null, isShown: true });
  if (again === null) return run(command, { file, isShown: true });
  const code = await run(command, { file: null, isShown: true });
  const second = await run([...command, ...again], { file, isShown: false });
  return code === 0 ? second : code;
}

function parse(words: readonly string[]): Wanted | null {
  const end = words.indexOf('--');
  const [program, ...given] = end < 0 ? [] : words.slice(end + 1);
  const [file, option, ...rest] = words.slice(0, Math.max(end, 0));
  if (program === undefined || file === undefined || file.startsWith('-') || rest.length > 0) return null;
  if (option === undefined) return { file, again: null, command: [program, ...given] };
  if (!option.startsWith('--again=')) return null;
  const again = option.slice('--again='.length).split(/\s+/).filter(Boolean);
  return again.length === 0 ? null : { file, again, command: [program, ...given] };
}

async function run(
  [program, ...given]: readonly [string, ...string[]],
  { file, isShown }: { readonly file: string | null; readonly isShown: boolean },
): Promise<number> {
  const { words, shell } = startedOn(process.platform, [program, ...given]);
  const started = spawn(words[0], words.slice(1), {
    stdio: ['inherit', file === null ? 'inherit' : 'pipe', 'inherit'],
    shell,
  });
  const ended = new Promise<number>((resolve) => {
    started.on('error', (error) => {
      process.stderr.write(`${program} cannot be started: ${error.message}\n`);
      resolve(NOT_STARTED);
    });
    // A command that a signal ended has no code.
    started.on('close', (code) => resolve(code ?? 1));
  });
  if (file === null || started.stdout === null) return ended;
  const report = createWriteStream(file);
  started.stdout.on('data', (chunk: Buffer) => {
    if (isShown) process.stdout.write(chunk);
  });
  started.stdout.pipe(report);
  const [code] = await Promise.all([ended, once(report, 'close')]);
  // Nothing in a file would look like nothing found.
  if (code === NOT_STARTED) rmSync(file, { force: true });
  return code;
}

/**
 * How a command is started: its words as they are, or quoted for a shell on Windows, where programs of node_modules are scripts that
 * only a shell can start.
 * @param platform as `process.platform` names it
 */
export function startedOn(
  platform: string,
  [program, ...given]: readonly [string, ...string[]],
): { readonly words: readonly [string, ...string[]]; readonly shell: boolean } {
  if (platform !== 'win32') return { words: [program, ...given], shell: false };
  return { words: [quoted(program), ...given.map(quoted)], shell: true };
}

function quoted(word: string): string {
  return word === '' || /[\s"&|<>^]/.test(word) ? `"${word.replaceAll('"', '""')}"` : word;
}
