// @ts-check
// Makes every kind of edit to every document of a corpus, in memory, and counts what came of it.
import { readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { readConstitution, readPlan, readTasks } from '@plangate/core/documents';
import {
  addCheckRows,
  addComplexityRows,
  addPrinciple,
  amendVersion,
  applyEdits,
  bindGates,
  setCheckVerdict,
  setTaskDone,
} from '@plangate/core/editing';

/** @typedef {import('@plangate/core/editing').Edited<unknown>} Edited */
/** @typedef {(text: string) => Edited | null} Edit null where the document has nothing to edit */

const NAMES = new Set(['plan.md', 'tasks.md', 'spec.md', 'constitution.md']);
const ROW = {
  violation: 'II.coverage',
  why: 'The emulator is missing | for now',
  alternative: 'A mock',
  until: null,
};

/** @type {Record<string, Record<string, Edit>>} */
const EDITS = {
  'plan.md': {
    'add a check row': (text) =>
      readPlan(text).constitutionCheck.rows.some(({ phase }) => phase === 'pre')
        ? addCheckRows(text, [{ number: 'XIX', name: 'Small Changes', verdict: 'pass', note: 'one | two' }])
        : null,
    'set a verdict': (text) => {
      const row = readPlan(text).constitutionCheck.rows.find(({ verdict }) => verdict === 'pass');
      return row ? setCheckVerdict(text, row, 'pending') : null;
    },
    'add a complexity row': (text) =>
      readPlan(text).sections['complexity-tracking'] ? addComplexityRows(text, [ROW]) : null,
  },
  'tasks.md': {
    'tick a task': (text) => {
      const { tasks } = readTasks(text);
      const task = tasks.find(({ done }) => !done) ?? tasks[0];
      return task ? setTaskDone(text, task.position.line, !task.done) : null;
    },
  },
  'spec.md': {},
  'constitution.md': {
    'bind gates': (text) =>
      readConstitution(text).principles.some(({ gates }) => gates.some(({ origin }) => origin === 'words'))
        ? bindGates(text)
        : null,
    'raise the version': (text) =>
      readConstitution(text).version ? amendVersion(text, 'patch', '2030-01-31') : null,
    'add a principle': (text) =>
      addPrinciple(text, { name: 'Small Changes', text: 'Every change MUST be small.' }),
  },
};

/**
 * @param {string} corpus
 * @returns {{ summary: string; failures: number }}
 */
export function tryEdits(corpus) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  /** @param {string} what */
  const count = (what) => counts.set(what, (counts.get(what) ?? 0) + 1);
  const broken = [];
  for (const path of documentsOf(corpus)) {
    const original = readFileSync(join(corpus, path), 'utf8');
    for (const [form, text] of formsOf(original)) {
      const same = applyEdits(text, []);
      count(`${basename(path)}: read and written back`);
      if (!same.ok || same.text !== text) broken.push(`${path} (${form}): not the same when written back`);
      for (const [name, edit] of Object.entries(EDITS[basename(path)] ?? {})) {
        const edited = edit(text);
        if (edited === null) continue;
        count(`${basename(path)}: ${name}: ${edited.ok ? 'done' : `refused, ${edited.problem.code}`}`);
        if (edited.ok && !touchesOnly(text, edited))
          broken.push(`${path} (${form}): ${name} touched another line`);
      }
    }
  }
  const rows = [...counts].sort(([one], [other]) => (one < other ? -1 : 1));
  const lines = rows.map(([what, number]) => `  ${String(number).padStart(6)}  ${what}`);
  return {
    summary: ['edits:', ...lines, `lines touched that no edit names: ${broken.length}`, ...broken, ''].join(
      '\n',
    ),
    failures: broken.length,
  };
}

/** @param {string} corpus */
function documentsOf(corpus) {
  return readdirSync(corpus, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => NAMES.has(basename(path)))
    .sort();
}

/**
 * As it is, and as an editor on Windows keeps it.
 * @param {string} text
 * @returns {[string, string][]}
 */
function formsOf(text) {
  const unix = text.replace(/^\uFEFF/, '').replace(/\r\n|\r/g, '\n');
  return [
    ['as it is', text],
    ['BOM and CRLF', `\uFEFF${unix.replaceAll('\n', '\r\n')}`],
  ];
}

/**
 * Whether every line that no edit names is there as it was, byte by byte.
 * @param {string} before
 * @param {{ text: string; edits: readonly import('@plangate/core/editing').LineEdit[] }} edited
 */
function touchesOnly(before, { text, edits }) {
  const [old, now] = [linesOf(before), linesOf(text)];
  let at = 0;
  let seen = 0;
  for (const { from, to, lines } of edits) {
    for (; at < from - 1; at++, seen++) {
      // The last line of all gets an end when another follows it.
      if (now[seen] !== old[at] && !(at === old.length - 1 && now[seen]?.trimEnd() === old[at]?.trimEnd()))
        return false;
    }
    at = to;
    seen += lines.length;
  }
  return old.slice(at).join('') === now.slice(seen).join('') && old.length - at === now.length - seen;
}

/** @param {string} text */
function linesOf(text) {
  const lines = text.match(/[^\r\n]*(?:\r\n|\n|\r)/g) ?? [];
  return [...lines, text.slice(lines.join('').length)];
}
