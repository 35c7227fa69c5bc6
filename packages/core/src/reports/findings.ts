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
}

/** A finding for those who have to know it again. */
export interface FingerprintedFinding extends Finding {
  /** The same in every run as long as the finding is there, wherever its lines move: 16 hexadecimal digits. */
  readonly fingerprint: string;
}

const ORDER: readonly Level[] = ['error', 'warning', 'waived'];

/** What a report shows one by one: all errors, then all warnings, then all that is waived; each in the order of the verdicts. */
export function findingsOf(report: WorkspaceReport): Finding[] {
  return byLevel(inOrder(report));
}

/** The same with fingerprints, which cost several times as much as the findings. */
export function fingerprintedFindings(report: WorkspaceReport): FingerprintedFinding[] {
  const seen = new Map<string, number>();
  return byLevel(inOrder(report).map((finding) => ({ ...finding, fingerprint: fingerprint(finding, seen) })));
}

function byLevel<T extends Finding>(findings: readonly T[]): T[] {
  return ORDER.flatMap((level) => findings.filter((finding) => finding.level === level));
}

function inOrder(report: WorkspaceReport): Finding[] {
  return report.verdicts.flatMap((verdict) => {
    const { project, root } = verdict;
    const subject = { project, root };
    return verdict.gates.flatMap((gate) => {
      const level = levelOf(gate);
      return level === null ? [] : [{ subject, gate, level, place: placeOf(gate, project, report) }];
    });
  });
}

function levelOf({ verdict, status }: GateVerdict): Level | null {
  if (verdict === 'waived') return 'waived';
  if (verdict !== 'fail') return null;
  return status === 'evaluated' ? 'warning' : 'error';
}

function placeOf({ location }: GateVerdict, project: string, { anchorOf }: WorkspaceReport): Location | null {
  const anchor = location === null ? (anchorOf?.(project) ?? null) : null;
  return location ?? (anchor === null ? null : { file: anchor, line: 1, column: 1 });
}

/** Numbers in a message are measurements and lines, alone or as lists of ranges: the finding is the same when they change. */
const NUMBERS = /\d+(?:[.,]\d+)*(?:(?:-|, )\d+)*(?: and \d+ more)?/g;

function fingerprint({ subject, gate }: Finding, seen: Map<string, number>): string {
  const { id, reason, location, message } = gate;
  const key = JSON.stringify([
    subject.project,
    id,
    reason,
    location?.file ?? null,
    message.replace(NUMBERS, '#'),
  ]);
  const nth = seen.get(key) ?? 0;
  seen.set(key, nth + 1);
  const bytes = codeUnits(`${key}${nth}`);
  return [bytes, withEnd(bytes)].map((part) => hex(md5Head(part))).join('');
}

/** A text as bytes, two for each UTF-16 code unit. */
function codeUnits(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    bytes[2 * at] = unit;
    bytes[2 * at + 1] = unit >> 8;
  }
  return bytes;
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
