import type {
  PerformanceEvidence,
  PerformanceMeasure,
  Percentile,
} from '../../kinds/performance/performance-evidence.js';
import type { JsonPath } from '../../reading/json-members.js';
import { readJson } from '../../reading/json.js';
import { contradiction, empty, unreadable } from '../../reading/read-problem.js';
import { asList, asName, asObject, own, shown, type JsonObject } from '../../reading/values.js';
import type { EvidenceFormatOf } from '../../define-format.js';
import {
  MAX_MEASURES,
  measureOf,
  millisecondsOf,
  requireAmount,
  risingPercentiles,
} from '../../kinds/performance/read-measures.js';

/** The report of `hyperfine --export-json`: every single time of every command, in seconds. */
export const hyperfine: EvidenceFormatOf<'performance'> = {
  kind: 'performance',
  name: 'hyperfine',
  title: 'hyperfine JSON',
  writtenBy: ['hyperfine --export-json'],
  precedence: 3,
  fileNames: ['hyperfine*.json'],
  extensions: ['.json'],
  sniff: (head) => /^\{\s*"results"\s*:\s*\[\s*(?:\]|\{\s*"command"\s*:)/.test(head),
  read(source) {
    const members = new HyperfineMembers();
    readJson(source, members);
    return members.evidence();
  },
};

class HyperfineMembers {
  readonly #measures: PerformanceMeasure[] = [];
  #listed = false;

  splits(path: JsonPath): boolean {
    return path.length === 0 || (path.length === 1 && path[0] === 'results');
  }

  begin(path: JsonPath, container: 'object' | 'array'): void {
    if ((container === 'object') !== (path.length === 0)) unreadable('it is not the report of hyperfine');
    if (path.length === 1) this.#listed = true;
  }

  member(path: JsonPath, value: unknown): void {
    if (path.length === 0) unreadable('it is not the report of hyperfine');
    if (path.length < 2) return;
    if (this.#measures.length >= MAX_MEASURES) unreadable(`it has more than ${MAX_MEASURES} commands`);
    this.#measures.push(commandOf(asObject(value) ?? unreadable(`a result of it is ${shown(value)}`)));
  }

  evidence(): PerformanceEvidence {
    if (!this.#listed) unreadable('it has no "results"');
    if (this.#measures.length === 0) empty('it lists no command');
    return { kind: 'performance', measures: this.#measures, files: [] };
  }
}

function commandOf(result: JsonObject): PerformanceMeasure {
  const command = asName(own(result, 'command')) ?? unreadable('a result of it names no command');
  const succeeded = successesOf(result, command);
  const names = ['time', 'latency', command];
  const times = own(result, 'times');
  if (times === undefined || times === null) {
    const failing = succeeded?.length ? succeeded.filter((one) => !one).length / succeeded.length : 0;
    const percentiles = statedOf(result, command);
    return measureOf(names, { subject: command, unit: 'ms', percentiles, failing });
  }
  const list = asList(times) ?? unreadable(`the times of ${shown(command)} are not a list`);
  if (list.length === 0) empty(`it has no time of ${shown(command)}`);
  if (succeeded !== null && succeeded.length !== list.length) {
    contradiction(`${shown(command)} has ${list.length} times and ${succeeded.length} exit codes`);
  }
  const all = list.map((time) => millisecondsOf(requireAmount(time, `a time of ${command}`)));
  const samples = all.filter((_, run) => succeeded?.[run] ?? true);
  const answered = samples.length / all.length;
  return measureOf(names, {
    subject: command,
    unit: 'ms',
    samples: samples.sort((one, two) => one - two),
    answered,
  });
}

/** Which runs ended with the exit code 0; null where the report states none. A run that was killed has the code null. */
function successesOf(result: JsonObject, command: string): readonly boolean[] | null {
  const codes = own(result, 'exit_codes');
  if (codes === undefined || codes === null) return null;
  const list = asList(codes) ?? unreadable(`the exit codes of ${shown(command)} are not a list`);
  const succeeded = list.map((code) => code === 0);
  if (succeeded.length > 0 && !succeeded.includes(true)) empty(`every run of ${shown(command)} failed`);
  return succeeded;
}

/** What is left where the single times are not exported. */
function statedOf(result: JsonObject, command: string): readonly Percentile[] {
  const stated = [
    { percentile: 50, field: 'median' },
    { percentile: 100, field: 'max' },
  ];
  const found = stated.map(({ percentile, field }) => {
    const seconds = requireAmount(own(result, field), `${field} of ${command}`);
    return { percentile, value: millisecondsOf(seconds) };
  });
  return risingPercentiles(found, command);
}
