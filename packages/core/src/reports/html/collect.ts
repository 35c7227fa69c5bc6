import { FEATURE_PHASES, REQUIREMENT_STATES, VERDICTS } from '../../model/verdict.js';
import type { AppliedWaiver, GateVerdict, ProjectVerdict, RequirementProof } from '../../model/verdict.js';
import type { Location } from '../../model/position.js';
import type { WorkspaceReport } from '../define-report.js';
import { countVerdicts, endingWaivers } from '../summary.js';
import {
  RESULT_STATES,
  type BaseData,
  type HistoryData,
  type PageData,
  type ProjectColumns,
  type RequirementData,
  type ResultColumns,
  type ResultState,
  type WaiverData,
} from './page-data.js';
import { Strings } from './strings.js';

/** The report as the page has it. */
export function pageData(report: WorkspaceReport, strings = new Strings()): PageData {
  const waivers = new Waivers(strings);
  const projects = projectColumns(report, strings);
  const results = resultColumns(report, strings, waivers);
  const requirements = report.verdicts.flatMap((verdict, project) =>
    (verdict.requirements ?? []).map((proof) => requirementData(proof, project, strings)),
  );
  const tables = {
    date: strings.add(report.today),
    projects,
    results,
    waivers: waivers.list,
    ending: endingWaivers(report).map(({ waiver, gates }) => ({
      until: strings.add(waiver.until),
      place: strings.add(placeOf(waiver.location)),
      gates: gates.map((gate) => strings.add(gate)),
    })),
    requirements,
    base: baseData(report, strings),
    history: historyData(report, strings),
  };
  return { strings: strings.list, cut: strings.cut, ...tables };
}

/** What a reader sees of a gate. */
export function stateOf({ verdict, status }: Pick<GateVerdict, 'verdict' | 'status'>): ResultState {
  return verdict === 'fail' && status === 'evaluated' ? 'warning' : verdict;
}

/** A place as editors and terminals open it. */
export function placeOf(location: Location | null): string {
  return location === null ? '' : `${location.file}:${location.line}:${location.column}`;
}

function projectColumns({ verdicts, factsOf }: WorkspaceReport, strings: Strings): ProjectColumns {
  const facts = verdicts.map(({ project }) => factsOf?.(project) ?? null);
  let results = 0;
  const first = verdicts.map(({ gates }) => {
    results += gates.length;
    return results - gates.length;
  });
  const each = <T>(value: (verdict: ProjectVerdict, at: number) => T): T[] => verdicts.map(value);
  return {
    name: each(({ project }) => strings.add(project)),
    root: each(({ root }) => strings.add(root)),
    verdict: each(({ verdict }) => RESULT_STATES.indexOf(verdict)),
    feature: each(({ phase }, at) =>
      Number((facts[at]?.kind ?? (phase ? 'feature' : 'project')) === 'feature'),
    ),
    tags: each((_, at) => (facts[at]?.tags ?? []).map((tag) => strings.add(tag))),
    owners: each((_, at) => (facts[at]?.owners ?? []).map((owner) => strings.add(owner))),
    phase: each(({ phase }) => (phase === undefined ? -1 : FEATURE_PHASES.indexOf(phase.name))),
    due: each(({ phase }) => strings.add(phase?.message ?? null)),
    done: each(({ phase }) => phase?.tasks?.done ?? -1),
    total: each(({ phase }) => phase?.tasks?.total ?? -1),
    first,
  };
}

function resultColumns(
  { verdicts, anchorOf }: WorkspaceReport,
  strings: Strings,
  waivers: Waivers,
): ResultColumns {
  const rows = verdicts.flatMap(({ project, gates }, at) => gates.map((gate) => ({ gate, project, at })));
  const texts = (text: (gate: GateVerdict) => string | null): number[] =>
    rows.map(({ gate }) => strings.add(text(gate)));
  const lists = (list: (gate: GateVerdict) => readonly string[]): number[][] =>
    rows.map(({ gate }) => list(gate).map((text) => strings.add(text)));
  return {
    project: rows.map(({ at }) => at),
    id: texts(({ id }) => id),
    principle: texts(({ principle }) => principle),
    kind: texts(({ kind }) => kind),
    state: rows.map(({ gate }) => RESULT_STATES.indexOf(stateOf(gate))),
    evaluated: rows.map(({ gate }) => Number(gate.status === 'evaluated')),
    message: texts(({ message }) => message),
    place: rows.map(({ gate, project }) =>
      strings.add(placeOf(gate.location) || (gate.verdict === 'fail' ? (anchorOf?.(project) ?? null) : null)),
    ),
    expected: texts(({ expected }) => expected),
    actual: texts(({ actual }) => actual),
    fix: texts(({ fix }) => fix),
    advice: texts(({ advice }) => advice),
    help: texts(({ help }) => help),
    evidence: lists(({ evidence }) => evidence),
    notes: lists(({ notes = [] }) => notes.map(({ message }) => message)),
    waiver: rows.map(({ gate }) => (gate.waiver === null ? -1 : waivers.add(gate.waiver))),
    from: texts(({ package: owner }) =>
      owner === undefined ? null : `${owner.name} ${owner.version ?? ''}`.trim(),
    ),
  };
}

/** Waivers, each once: one row of a ledger lets many gates stand. */
class Waivers {
  readonly list: WaiverData[] = [];
  readonly #known = new Map<string, number>();

  constructor(readonly strings: Strings) {}

  add({ location, why, until }: AppliedWaiver): number {
    const waiver = {
      place: this.strings.add(placeOf(location)),
      why: this.strings.add(why),
      until: this.strings.add(until),
    };
    const key = Object.values(waiver).join();
    const known = this.#known.get(key) ?? this.list.push(waiver) - 1;
    this.#known.set(key, known);
    return known;
  }
}

function requirementData(proof: RequirementProof, project: number, strings: Strings): RequirementData {
  return {
    project,
    id: strings.add(proof.id),
    text: strings.add(proof.text),
    place: strings.add(placeOf(proof.location)),
    state: REQUIREMENT_STATES.indexOf(proof.state),
    tests: proof.tests.map(({ project: tested, file, name, passed }) => ({
      project: strings.add(tested),
      name: strings.add(name ?? file),
      passed,
    })),
  };
}

function baseData({ base }: WorkspaceReport, strings: Strings): BaseData | null {
  if (base === undefined) return null;
  return {
    ref: strings.add(base.ref),
    changes: base.changes.map(({ project, gate, change, before, after }) => ({
      project: strings.add(project),
      gate: strings.add(gate),
      change: strings.add(change),
      before,
      after,
    })),
    unknown: base.unknown.map(({ project, why }) => ({
      project: strings.add(project),
      why: strings.add(why),
    })),
    carried: base.carried.length,
  };
}

function historyData({ history = [], verdicts, today }: WorkspaceReport, strings: Strings): HistoryData[] {
  if (history.length === 0) return [];
  return [...history, { date: today, counts: countVerdicts(verdicts) }].map(({ date, counts }) => ({
    date: strings.add(date),
    counts: VERDICTS.map((verdict) => counts[verdict]),
  }));
}
