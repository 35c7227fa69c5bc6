import type { Workspace } from './workspace.ts';

/** What a run of a generator left. */
export interface Ran {
  readonly ws: Workspace;
  /** What it printed. */
  readonly output: string;
}

/** An option as a person sets it, and what is seen of it. */
export interface Setting {
  readonly place: 'the command line' | 'nx.json';
  readonly value: unknown;
  readonly seen: (ran: Ran) => void | Promise<void>;
}

/** One run of a generator with all that it is given. */
export interface Run {
  readonly generator: string;
  readonly title: string;
  /** What the workspace is before the run. */
  readonly given?: (ws: Workspace) => void;
  readonly isDry?: boolean;
  readonly settings: Readonly<Record<string, Setting>>;
  /** A file that it formats, where nothing says otherwise. */
  readonly formatted?: string;
}

export function line(value: unknown, seen: Setting['seen']): Setting {
  return { place: 'the command line', value, seen };
}

export function nxJson(value: unknown, seen: Setting['seen']): Setting {
  return { place: 'nx.json', value, seen };
}

/** Makes formatting seen: what our templates and `JSON.stringify` write differs from this. */
export const FORMAT = JSON.stringify({
  useTabs: true,
  singleQuote: true,
  proseWrap: 'always',
  printWidth: 60,
});

export async function isFormatted(ws: Workspace, path: string): Promise<boolean> {
  const { code, output } = await ws.run(`node node_modules/prettier/bin/prettier.cjs --check ${path}`);
  if (code > 1) throw new Error(output);
  return code === 0;
}

/** Writes the defaults of nx.json, runs the generator with the rest, and returns what it left. */
export async function runGenerator(ws: Workspace, run: Run): Promise<Ran & { readonly code: number }> {
  const of = (place: Setting['place']) =>
    Object.entries(run.settings).filter(([, setting]) => setting.place === place);
  const defaults = Object.fromEntries(of('nx.json').map(([option, { value }]) => [option, value]));
  if (Object.keys(defaults).length > 0) {
    const content = ws.json('nx.json');
    const generators = { [`@plangate/nx:${run.generator}`]: defaults };
    ws.write('nx.json', JSON.stringify({ ...content, generators }, null, 2));
  }
  const flags = of('the command line').map(([option, { value }]) => `--${option}="${String(value)}"`);
  const dry = run.isDry ? ['--dry-run'] : [];
  const words = ['g', `@plangate/nx:${run.generator}`, ...flags, ...dry, '--no-interactive'];
  return { ws, ...(await ws.nx(words.join(' '))) };
}
