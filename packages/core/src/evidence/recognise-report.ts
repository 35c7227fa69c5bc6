import { nameOf } from '../base/paths.js';
import type { WorkspaceFiles } from '../base/workspace-files.js';
import type { EvidenceFormat } from './define-format.js';
import type { EvidenceKind } from './evidence-kinds.js';
import { formatsOf } from './formats-of.js';
import { JsonSplitter } from './reading/json-splitter.js';
import { ReportProblem } from './reading/read-problem.js';
import { openReport, peek, type ReportSource } from './reading/source.js';
import { localName, readXml } from './reading/xml.js';
import { mayHold } from './report-names.js';

/**
 * What a file with the ending of a report is. `report`: of a format of the kind, or meant to be. `other`: it can be read, and
 * it is something else; `what` says it. `unknown`: it is empty, cut off, no text or no XML or JSON at all, so it may be a
 * report that was not written to its end.
 */
export type Recognised =
  | { readonly is: 'report'; readonly format: EvidenceFormat }
  | { readonly is: 'other'; readonly what: string }
  | { readonly is: 'unknown'; readonly problem: string };

/** Whether a file is of a format of the kind, by what it holds. Reads as much of it as that takes. Never throws. */
export function recognise(files: WorkspaceFiles, path: string, kind: EvidenceKind): Recognised {
  const formats = formatsOf(kind).filter((format) => mayHold(format, nameOf(path)));
  const head = peek(files, path);
  const sniffed = formats.find((format) => format.sniff(head));
  if (sniffed !== undefined) return { is: 'report', format: sniffed };
  if (head === '') return { is: 'unknown', problem: 'it is empty' };
  // Formats of plain text are known by their first lines alone.
  if (/\.(?:info|lcov)$/i.test(path)) return { is: 'other', what: 'its first lines are not those of LCOV' };
  try {
    return path.toLowerCase().endsWith('.xml')
      ? recogniseXml(openReport(files, path), formats)
      : recogniseJson(openReport(files, path), formats);
  } catch (error) {
    const problem = error instanceof ReportProblem ? error.message : 'its content cannot be understood';
    return { is: 'unknown', problem };
  }
}

/** Ends the reading of XML at its root. */
class RootFound extends Error {
  readonly root: string;

  constructor(root: string) {
    super(root);
    this.root = root;
  }
}

function recogniseXml(source: ReportSource, formats: readonly EvidenceFormat[]): Recognised {
  try {
    readXml(source, {
      open: (name) => {
        throw new RootFound(name);
      },
      close: () => undefined,
    });
  } catch (error) {
    if (!(error instanceof RootFound)) throw error;
    const root = localName(error.root).toLowerCase();
    const format = formats.find(({ roots }) => roots?.includes(root) === true);
    if (format !== undefined) return { is: 'report', format };
    return { is: 'other', what: `its root is <${error.root.slice(0, 40)}>` };
  }
  return { is: 'unknown', problem: 'it has no root element' };
}

/** Documents of other tools that are large and known by their first characters: the raw coverage of V8. */
const KNOWN_OTHERS = /^\{\s*"result"\s*:\s*\[/;
const COMMENT = /^\/[/*]/;

function recogniseJson(source: ReportSource, formats: readonly EvidenceFormat[]): Recognised {
  if (COMMENT.test(source.head)) return { is: 'other', what: 'it is JSON with comments' };
  if (KNOWN_OTHERS.test(source.head)) return { is: 'other', what: 'it is raw coverage of V8' };
  const keys = new Set<string>();
  const splitter = new JsonSplitter({
    splits: (path) => path.length === 0,
    member: ([key]) => {
      if (typeof key === 'string' && keys.size < MAX_KEYS) keys.add(key);
    },
  });
  const format = (): EvidenceFormat | undefined =>
    formats.find((one) => one.keys?.some((set) => set.every((key) => keys.has(key))) === true);
  let fault: ReportProblem | null = null;
  try {
    for (const piece of source.pieces()) splitter.write(piece);
    splitter.end();
  } catch (error) {
    if (!(error instanceof ReportProblem)) throw error;
    fault = error;
  }
  // What is clear before a fault is enough: the format's own reader says what is wrong.
  const found = format();
  if (found !== undefined) return { is: 'report', format: found };
  if (fault === null) return { is: 'other', what: 'it is other JSON' };
  if (isLines(source.head)) return { is: 'other', what: 'it is one JSON value a line' };
  throw fault;
}

const MAX_KEYS = 10_000;

/** Whether the first two lines are JSON values, as logs have them. */
function isLines(head: string): boolean {
  const [first = '', second = '', third] = head.split('\n', 3);
  return [first, third === undefined ? first : second].every((line) => {
    try {
      return typeof JSON.parse(line) === 'object';
    } catch {
      return false;
    }
  });
}
