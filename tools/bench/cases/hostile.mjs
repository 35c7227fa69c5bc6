// @ts-check
// What hostile documents cost: each construct at three sizes, in every document that is read. A process of its own, whose
// heap the caller bounds: what is collected late must not count as needed.
import { readCompanion, readConstitution, readPlan, readTasks, readWaivers } from '@plangate/core/documents';
import { checkLayout } from '@plangate/core';
import { addCheckRows, amendVersion, setTaskDone } from '@plangate/core/editing';
import { HOSTILE } from './hostile-documents.mjs';

/** The bounds make all between them alike: a small one, the largest that is read, and the largest that a host hands over. */
const SIZES = [64, 1024, 4096].map((size) => size * 1024);
/** Milliseconds after which a construct is not tried at the next size. */
const TOO_LONG = 2000;
/** Megabytes that this process may have at its peak, Node and all readers included. */
const TOO_MUCH = 300;
/** Characters for what stands before a hostile text. */
const HEADER = 128;
const PLAN = '# Implementation Plan: A\n\n';

/** @type {Readonly<Record<string, (text: string) => { findings?: readonly unknown[] } | { ok: boolean }>>} */
const READERS = {
  check: (text) => readPlan(`${PLAN}## Constitution Check\n\n${text}`),
  context: (text) => readPlan(`${PLAN}## Technical Context\n\n${text}`),
  graph: (text) => {
    // What the plugin makes of a plan in every command.
    const plan = readPlan(`${PLAN}## Project Structure\n\n### Source Code\n\n${text}`);
    checkLayout(plan.layout);
    return plan;
  },
  constitution: (text) => readConstitution(`# A Constitution\n\n## Core Principles\n\n### I. A\n\n${text}`),
  tasks: (text) => readTasks(text),
  companion: (text) => readCompanion(text),
  waivers: (text) => readWaivers(text),
  'edit check': (text) =>
    addCheckRows(`${PLAN}## Constitution Check\n\n${text}`, [
      { number: 'I', name: 'A', verdict: 'pass', note: 'b' },
    ]),
  'edit version': (text) =>
    amendVersion(`# A Constitution\n\n## Core Principles\n\n### I. A\n\n${text}`, 'minor', '2026-01-05'),
  'edit tasks': (text) => setTaskDone(text, 'T001', true),
};

/**
 * Prints a table: for each construct and size the slowest reader's milliseconds of processor time, `!` where it ended in
 * a finding or a refusal.
 * @returns {boolean} whether every document was read within the bounds
 */
function measureHostile() {
  const print = (/** @type {readonly string[]} */ cells) =>
    console.log(
      cells
        .map((cell, at) => cell.padEnd(at === 0 ? 32 : 8))
        .join('')
        .trimEnd(),
    );
  print(['ms of processor time', ...SIZES.map(sizeName), 'slowest']);
  const rows = Object.entries(HOSTILE).map(([name, make]) => {
    const row = rowOf(name, make);
    print(row.cells);
    return row;
  });
  const slow = rows.filter(({ worst }) => worst > TOO_LONG).map(({ cells }) => cells[0]);
  console.log(
    slow.length === 0 ? `\nall within ${TOO_LONG} ms` : `\nEXCEEDED ${TOO_LONG} ms: ${slow.join(', ')}`,
  );
  const peak = Math.round(process.resourceUsage().maxRSS / 1024);
  console.log(`memory: at most ${peak} MB of ${TOO_MUCH}`);
  return slow.length === 0 && peak <= TOO_MUCH;
}

/**
 * @param {string} name
 * @param {import('./hostile-documents.mjs').Hostile} make
 */
function rowOf(name, make) {
  const cells = [name];
  let worst = { ms: 0, reader: '', refused: false };
  for (const size of SIZES) {
    if (worst.ms > TOO_LONG) {
      cells.push('–');
      continue;
    }
    const text = make(size - HEADER).slice(0, size - HEADER);
    const slowest = Object.entries(READERS)
      .map(([reader, read]) => timed(reader, () => read(text)))
      .reduce((one, other) => (other.ms > one.ms ? other : one));
    if (slowest.ms >= worst.ms) worst = slowest;
    cells.push(`${Math.round(slowest.ms)}${slowest.refused ? ' !' : ''}`);
  }
  cells.push(worst.reader);
  return { cells, worst: worst.ms };
}

/**
 * @param {string} reader
 * @param {() => { findings?: readonly unknown[] } | { ok: boolean }} read
 */
function timed(reader, read) {
  const before = process.cpuUsage();
  const result = read();
  const { user, system } = process.cpuUsage(before);
  const refused = 'ok' in result ? !result.ok : (result.findings?.length ?? 0) > 0;
  return { ms: (user + system) / 1000, reader, refused };
}

/** @param {number} size */
function sizeName(size) {
  return size < 1024 * 1024 ? `${size / 1024} K` : `${size / 1024 / 1024} M`;
}

if (!measureHostile()) process.exitCode = 1;
