import { execFileSync } from 'node:child_process';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { errorCode } from '../workspace/error-code.js';

/** The process that writes what a record lists. */
export interface Writer {
  readonly pid: number;
  /** When it started, as the system says it; null where it does not. Another process may get the same number later. */
  readonly started: string | null;
  /** The machine, or the container, in which the number means this process. */
  readonly machine: string;
  /** When the record was made, in milliseconds since 1970. */
  readonly at: number;
}

/** Milliseconds for which a process counts as writing where nobody can ask for it. */
const ASSUMED = 60_000;

/** What describes a process of this machine now. */
export function writerOf(pid: number): Writer {
  return { pid, started: startOf(pid), machine: thisMachine(), at: Date.now() };
}

/**
 * Whether another process may be writing still. This one is not: Nx writes all files of a generator without giving way to other code, so
 * what is missing when a generator begins stays so.
 */
export function isWriting({ pid, started, machine, at }: Writer): boolean {
  const age = Date.now() - at;
  const isRecent = age >= 0 && age < ASSUMED;
  if (machine !== thisMachine()) return isRecent;
  if (pid === process.pid || !isAlive(pid)) return false;
  const now = startOf(pid);
  if (now === ENDED) return false;
  return started === null || now === null ? isRecent : started === now;
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // It belongs to somebody else.
    return errorCode(error) === 'EPERM';
  }
}

function startOf(pid: number): string | null {
  if (process.platform === 'linux') return startOnLinux(pid);
  return process.platform === 'win32' ? null : startByPs(pid);
}

/** What stands for the start of a process that has ended, but whose parent has not asked for it. */
const ENDED = 'ended';

/** Fields 3 and 22, counted from the boot; the name of the program before them may have spaces and brackets. */
function startOnLinux(pid: number): string | null {
  const status = textOf(`/proc/${pid}/stat`);
  if (status === null) return null;
  const [state = '', ...fields] = status.slice(status.lastIndexOf(')') + 2).split(' ');
  if (/[XZ]/i.test(state)) return ENDED;
  return `${textOf('/proc/sys/kernel/random/boot_id')?.trim() ?? ''} ${fields[18] ?? ''}`;
}

function startByPs(pid: number): string | null {
  try {
    const started = execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' },
    });
    return started.trim() || null;
  } catch {
    return null;
  }
}

/** Containers may have the name of their host, but number their processes themselves. */
function thisMachine(): string {
  return `${hostname()} ${namespaceOf() ?? ''}`.trim();
}

function namespaceOf(): string | null {
  try {
    return readlinkSync('/proc/self/ns/pid');
  } catch {
    return null;
  }
}

function textOf(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
