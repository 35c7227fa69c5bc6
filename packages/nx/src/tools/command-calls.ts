/** One program that a command line calls. */
export interface Call {
  /** The program by its base name and its arguments, without what launches it (`npx`, `uv run`) and variables set for it. */
  readonly words: readonly string[];
  /** The file to which `plangate-report` writes what the program prints; null where it does not start it. */
  readonly report: string | null;
  /** Where the call begins in the line, launchers included, behind variables that are set for it. */
  readonly start: number;
  /** Where an argument can be added to the line: behind the last one, or before `--`. */
  readonly end: number;
}

interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Longer lines are programs of their own, and nobody edits them here. */
const MAX_LINE = 10_000;
const OPERATORS = new Set(['&', '|', ';', '\n', '(', ')']);
const VARIABLE = /^[A-Za-z_]\w*=/;

/** What only starts the program behind it, with the word that has to follow. */
const LAUNCHERS: Readonly<Record<string, readonly (string | null)[]>> = {
  npx: [null],
  bunx: [null],
  npm: ['exec', 'x'],
  pnpm: ['exec', 'dlx'],
  yarn: ['exec', 'dlx'],
  bun: ['x'],
  uv: ['run'],
  poetry: ['run'],
  pdm: ['run'],
  pipenv: ['run'],
  hatch: ['run'],
  rye: ['run'],
  uvx: [null],
  'cross-env': [null],
  env: [null],
  nice: [null],
  time: [null],
};

/** Options of launchers that take the next word. */
const WITH_VALUE = new Set([
  '-p',
  '--package',
  '-n',
  '--with',
  '--extra',
  '--group',
  '--python',
  '--directory',
]);

/** The programs that a command line calls, in order. Understands quotes, `&&`, `||`, `;`, pipes and redirections, as far as they occur in scripts. */
export function callsOf(line: string): readonly Call[] {
  if (line.length > MAX_LINE) return [];
  return commandsOf(line).flatMap((words) => callOf(words) ?? []);
}

function callOf(words: readonly Word[]): Call | null {
  const separator = words.findLastIndex(({ text }, index) => text === '--' && index > 0);
  const program = launched(words.map(({ text }) => text));
  const last = words.at(-1);
  if (program.length === 0 || last === undefined) return null;
  const first = words.find(({ text }) => !VARIABLE.test(text)) ?? last;
  const before = separator > 0 && program.includes('--') ? words[separator - 1] : last;
  return { words: program, report: reportOf(words), start: first.start, end: (before ?? last).end };
}

/** Our own program that starts others to write what they print to a file. */
export const REPORTER = 'plangate-report';

function reportOf(words: readonly Word[]): string | null {
  const reporter = words.findIndex(({ text }) => baseName(text) === REPORTER);
  return reporter < 0 ? null : (words[reporter + 1]?.text ?? null);
}

/** The words from the program on. */
function launched(all: readonly string[]): readonly string[] {
  let words = all;
  while (words.length > 0) {
    const [first = '', second = ''] = words;
    if (VARIABLE.test(first)) words = words.slice(1);
    else if (baseName(first) === REPORTER) words = words.slice(words.indexOf('--') + 1 || words.length);
    else if (/^python[\d.]*$/.test(first) && second === '-m') words = words.slice(2);
    else if (first === 'node') return throughNode(words);
    else {
      const follows = LAUNCHERS[first];
      if (follows === undefined || !(follows.includes(null) || follows.includes(second))) break;
      words = withoutOptions(words.slice(follows.includes(null) ? 1 : 2));
    }
  }
  return [baseName(words[0] ?? ''), ...words.slice(1)].filter((word, index) => index > 0 || word !== '');
}

function withoutOptions(words: readonly string[]): readonly string[] {
  let rest = words;
  while (rest[0]?.startsWith('-')) {
    if (rest[0] === '--') return rest.slice(1);
    rest = rest.slice(WITH_VALUE.has(rest[0]) ? 2 : 1);
  }
  return rest;
}

/** `node node_modules/jest/bin/jest.js` calls jest. Node's own test runner stays a call of node. */
function throughNode(words: readonly string[]): readonly string[] {
  const script = words.findIndex((word, index) => index > 0 && !word.startsWith('-'));
  const path =
    script < 0 ? null : /(?:^|\/)node_modules\/(?:\.bin\/)?((?:@[^/]+\/)?[^/]+)/.exec(words[script] ?? '');
  return path?.[1] === undefined ? words : [baseName(path[1]), ...words.slice(script + 1)];
}

function baseName(word: string): string {
  return word.slice(word.lastIndexOf('/') + 1).replace(/\.(?:cmd|exe|[cm]?js)$/, '');
}

/** The words of each command of a line. */
function commandsOf(line: string): Word[][] {
  const commands: Word[][] = [[]];
  let position = 0;
  while (position < line.length) {
    const char = line.charAt(position);
    if (OPERATORS.has(char)) {
      commands.push([]);
      position++;
    } else if (/\s/.test(char)) position++;
    else if (isRedirection(line, position)) position = behindRedirection(line, position);
    else {
      const word = wordAt(line, position);
      commands.at(-1)?.push(word);
      position = word.end;
    }
  }
  return commands.filter((words) => words.length > 0);
}

function isRedirection(line: string, position: number): boolean {
  return /^\d?[<>]/.test(line.slice(position, position + 2));
}

/** Behind `2>&1`, `> file` and the like. */
function behindRedirection(line: string, position: number): number {
  let next = position;
  while (next < line.length && /[\d<>&]/.test(line.charAt(next))) next++;
  if (/&\d$/.test(line.slice(position, next))) return next;
  while (line[next] === ' ') next++;
  return next < line.length && !OPERATORS.has(line.charAt(next)) ? wordAt(line, next).end : next;
}

function wordAt(line: string, start: number): Word {
  let text = '';
  let position = start;
  let quote: string | null = null;
  for (; position < line.length; position++) {
    const char = line.charAt(position);
    if (quote !== null) {
      if (char === quote) quote = null;
      else text += char;
    } else if (char === '"' || char === "'") quote = char;
    else if (char === '\\' && position + 1 < line.length) text += line.charAt(++position);
    else if (/\s/.test(char) || OPERATORS.has(char) || char === '<' || char === '>') break;
    else text += char;
  }
  return { text, start, end: position };
}
