import { md5Head } from '../base/md5.js';
import type { Location } from '../model/position.js';
import type { GateVerdict, ProjectVerdict } from '../model/verdict.js';
import type { WorkspaceReport } from './define-report.js';

/**
 * `error`: fails the project; `warning`: a gate that only evaluates; `waived`: a failure that a ledger or the baseline lets
 * stand.
 */
export type Level = 'error' | 'warning' | 'waived';

/** One thing that is wrong, or was waived. */
export interface Finding {
  readonly subject: Pick<ProjectVerdict, 'project' | 'root'>;
  readonly gate: GateVerdict;
  readonly level: Level;
  /** Where a reader is sent: the place of the finding, else a file of the project; null where neither is known. */
  readonly place: Location | null;
  /** The same in every run as long as the finding is there, wherever its lines move: 16 hexadecimal digits. */
  readonly fingerprint: string;
}

const ORDER: readonly Level[] = ['error', 'warning', 'waived'];

/** What a report shows one by one: all errors, then all warnings, then all that is waived; each in the order of the verdicts. */
export function findingsOf(report: WorkspaceReport): Finding[] {
  const seen = new Map<string, number>();
  const all = report.verdicts.flatMap((verdict) =>
    verdict.gates.flatMap((gate) => {
      const level = levelOf(gate);
      return level === null ? [] : [findingOf({ verdict, gate, level }, report, seen)];
    }),
  );
  return ORDER.flatMap((level) => all.filter((finding) => finding.level === level));
}

function levelOf({ verdict, status }: GateVerdict): Level | null {
  if (verdict === 'waived') return 'waived';
  if (verdict !== 'fail') return null;
  return status === 'evaluated' ? 'warning' : 'error';
}

function findingOf(
  { verdict, gate, level }: { verdict: ProjectVerdict; gate: GateVerdict; level: Level },
  { anchorOf }: WorkspaceReport,
  seen: Map<string, number>,
): Finding {
  const { project, root } = verdict;
  const anchor = gate.location === null ? (anchorOf?.(project) ?? null) : null;
  const place = gate.location ?? (anchor === null ? null : { file: anchor, line: 1, column: 1 });
  return { subject: { project, root }, gate, level, place, fingerprint: fingerprint(project, gate, seen) };
}

/** Numbers in a message are measurements and lines, alone or as lists of ranges: the finding is the same when they change. */
const NUMBERS = /\d+(?:[.,]\d+)*(?:(?:-|, )\d+)*(?: and \d+ more)?/g;

function fingerprint(project: string, gate: GateVerdict, seen: Map<string, number>): string {
  const { id, reason, location, message } = gate;
  const key = JSON.stringify([project, id, reason, location?.file ?? null, message.replace(NUMBERS, '#')]);
  const nth = seen.get(key) ?? 0;
  seen.set(key, nth + 1);
  const bytes = codeUnits(`${key}${nth}`);
  return [bytes, withEnd(bytes)].map((part) => hex(md5Head(part))).join('');
}

/** A text as bytes, two for each UTF-16 code unit. */
function codeUnits(text: string): Uint8Array {
  return Uint8Array.from(
    { length: text.length * 2 },
    (_, at) => text.charCodeAt(at >> 1) >> (at % 2 === 0 ? 0 : 8),
  );
}

/** The same text for a second digest, which differs where the first is the same by accident. */
function withEnd(bytes: Uint8Array): Uint8Array {
  const longer = new Uint8Array(bytes.length + 1);
  longer.set(bytes);
  return longer;
}

function hex(number: number): string {
  return number.toString(16).padStart(8, '0');
}

/** What a finding says in one paragraph: the message, then what is due. */
export function toldOf({ gate }: Finding): string {
  return [gate.message, gate.advice, gate.fix].filter((part) => part !== null).join(' ');
}
