// @ts-check
import { readPlan } from '@plangate/core/documents';

/**
 * @typedef {import('@plangate/core').PlanDocument} PlanDocument
 * @typedef {{ name: string; path: string; milliseconds: number; document: PlanDocument; result: object }} ReadPlan
 */

/**
 * Reads one plan, as warm code: the first reading of a process also loads and compiles the parser.
 * @param {import('./files.mjs').CorpusPlan} plan
 * @returns {ReadPlan}
 */
export function readOne(plan) {
  readPlan(plan.text);
  const start = performance.now();
  const document = readPlan(plan.text);
  const milliseconds = performance.now() - start;
  const path = `${plan.repository.name}/${plan.path}`;
  const name = `${plan.repository.name}__${plan.feature}.json`;
  return { name, path, milliseconds, document, result: resultOf(path, document, plan.repository) };
}

/**
 * The shape of the hand labels.
 * @param {string} path
 * @param {PlanDocument} document
 * @param {import('./files.mjs').Repository} repository
 */
function resultOf(path, document, repository) {
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
    tree: treeOf(document, repository),
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

/**
 * A root that names the repository itself is no part of a path, unless there is a directory of that name.
 * @param {PlanDocument} document
 * @param {import('./files.mjs').Repository} repository
 */
function treeOf(document, repository) {
  const own = repository.name.split('+').pop() ?? '';
  const strip =
    !repository.topLevel.has(own) && document.layout.some((entry) => entry.path.startsWith(`${own}/`));
  return document.layout
    .filter((entry) => !strip || entry.path !== own)
    .map(({ path, kind, status }) => ({
      path: strip && path.startsWith(`${own}/`) ? path.slice(own.length + 1) : path,
      kind,
      status,
    }));
}
