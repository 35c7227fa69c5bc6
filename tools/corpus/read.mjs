// @ts-check
import { withoutOwnRoot } from '@plangate/core';
import { readPlan } from '@plangate/core/documents';
import { evidenceOf } from './evidence.mjs';

/**
 * @typedef {import('@plangate/core').PlanDocument} PlanDocument
 * @typedef {import('./evidence.mjs').Evidence} Evidence
 * @typedef {{ name: string; repository: string; path: string; milliseconds: number; document: PlanDocument; evidence: Evidence; result: object }} ReadPlan
 */

/** Readings of one plan; the fastest counts, for the machine may be busy with something else. */
const ROUNDS = 3;

/**
 * Reads one plan, as warm code: the first reading of a process also loads and compiles the parser.
 * @param {import('./files.mjs').CorpusPlan} plan
 * @returns {ReadPlan}
 */
export function readOne({ repository, path, name, text }) {
  let read = readPlan(text);
  let milliseconds = Infinity;
  for (let round = 0; round < ROUNDS; round += 1) {
    const start = performance.now();
    read = readPlan(text);
    milliseconds = Math.min(milliseconds, performance.now() - start);
  }
  const { names, files, known } = repository;
  const document = withoutOwnRoot(read, { names, kind: (at) => files.kind(at) });
  const whole = `${repository.name}/${path}`;
  const evidence = evidenceOf(document, known);
  return {
    name,
    repository: repository.name,
    path: whole,
    milliseconds,
    document,
    evidence,
    result: resultOf(whole, document),
  };
}

/**
 * The shape of the hand labels.
 * @param {string} path
 * @param {PlanDocument} document
 */
function resultOf(path, document) {
  const { header, technicalContext, constitutionCheck, complexity } = document;
  const filled = technicalContext.fields.filter((field) => field.value !== null);
  return {
    plan: path,
    nature: document.nature,
    title: document.title?.text ?? null,
    header: {
      branch: header.branch?.text ?? null,
      date: header.date?.text ?? null,
      spec: header.spec?.text ?? null,
    },
    technicalContext: {
      fields: filled.map((field) => field.name),
      languageVersion: filled.find((field) => field.name === 'Language/Version')?.value?.slice(0, 60) ?? null,
      open: technicalContext.fields.filter((field) => field.open).length,
    },
    constitutionCheck: constitutionCheck.rows.map(({ principle, number, verdict, phase }) => ({
      principle,
      number,
      verdict,
      phase,
    })),
    results: constitutionCheck.results.map(({ verdict, phase, all }) => ({ verdict, phase, all })),
    tree: document.layout.map(({ path, kind, status }) => ({ path, kind, status })),
    structureDecision: document.structureDecision !== null,
    decisionPaths: document.structureDecision?.paths.map((path) => path.text) ?? [],
    complexity: complexity.rows.map(({ violation, why, alternative }) => ({ violation, why, alternative })),
    leftovers: document.leftovers.map(
      (item) => `${item.position.line}:${item.position.column} ${item.kind} ${item.text}`,
    ),
    findings: document.findings.map((finding) => ({
      reason: finding.reason,
      line: finding.position?.line ?? null,
      args: finding.args,
    })),
  };
}
