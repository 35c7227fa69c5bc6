/**
 * Judges a workspace: loads its state, decides its gates, and renders verdicts. Light: no parser and no schema library is loaded.
 */
export { nearest } from './base/nearest.js';
export { comparePaths, deepestRoot } from './base/paths.js';
export { sanitize } from './base/sanitize.js';
export {
  MAX_DOCUMENT_BYTES,
  type ReadProblem,
  type ReadResult,
  type WorkspaceFiles,
} from './base/workspace-files.js';
export { type Selectable, selectAll } from './constitutions/matchers.js';
export { type StatedGate, statedGates } from './constitutions/stated-gates.js';
export { readEvidence } from './evidence/read-report.js';
export { isTestFileName } from './evidence/kinds/tests/test-files.js';
export { reportFiles } from './evidence/report-files.js';
export { discoverFeatures, isSpecsRoot } from './features/discover-features.js';
export { loadFeature, loadWorkspaceState } from './features/load-features.js';
export { openQuestions } from './features/open-questions.js';
export {
  descriptionSlug,
  featureDirectoryName,
  featureNodeName,
  featureNumber,
  featureSlug,
  featureTimestamp,
  nextFeatureNumber,
  shortNameSlug,
  type Slug,
  slugOfDirectory,
} from './features/naming.js';
export { type NumberCollision, numberCollisions } from './features/number-collisions.js';
export { describeGate } from './gates/describe-gate.js';
export {
  contractPlaces,
  contractSuites,
  looksAtContracts,
  type ContractPlace,
} from './gates/contracts/contract-places.js';
export { walkProject } from './gates/project-paths.js';
export { namesStructure } from './gates/layout/gate.js';
export { askedOf, entitiesOf, type Asked, type EntityFiles } from './gates/layout/structure.js';
export { REASONS } from './judging/reason-table.js';
export { renderBaseline } from './judging/render-baseline.js';
export {
  type BaselineEntry,
  type BaselinePolicy,
  type BaselineUpdate,
  type SubjectViolations,
  updateBaseline,
  entriesOf,
} from './judging/baseline-update.js';
export { evidenceTargets } from './judging/evidence-targets.js';
export { type IdleRule } from './gates/canary.js';
export {
  type CanaryState,
  type GateCanary,
  type TriedCanary,
  tryFeatureGates,
  tryProjectGates,
} from './judging/canary.js';
export { explain, type Explanation } from './judging/explain.js';
export { featureStatus } from './judging/feature-status.js';
export type { FeatureStatus, NextStep, OpenQuestion } from './model/feature-status.js';
export { findFeatureViolations, findProjectViolations, judgeFeature, judgeProject } from './judging/judge.js';
export {
  capital,
  inCase,
  kebabCase,
  pluralName,
  singularName,
  standsForDirectory,
  type EntityCase,
} from './layout/entity-names.js';
export { entityPattern, type EntityPattern } from './layout/entity-pattern.js';
export { checkLayout, type SafeEntry } from './layout/safe-entries.js';
export { checkPath, MAX_DEPTH } from './layout/safe-path.js';
export { diskFinding, type PathKind } from './layout/scaffold.js';
export { declaredRoots, isFeatureDocument } from './layout/declared-roots.js';
export { type OwnRootEvidence, repositoryNames, withoutOwnRoot } from './layout/workspace-prefix.js';
export type { BaselineDocument, BaselineViolations } from './model/baseline.js';
export type { ContractFile } from './model/contract.js';
export type { ConstitutionDocument, Extension, Principle } from './model/constitution.js';
export type { CompanionDocument, PlanTask, TasksDocument, WaiversDocument } from './model/documents.js';
export type { Finding } from './model/finding.js';
export type { PackageIdentity } from './model/package-identity.js';
export { type ExtendedConstitutions, readLayers } from './features/load-layers.js';
export { principlesOver } from './constitutions/over.js';
export type { GateDeclaration, GateKind, GateRules } from './model/gate.js';
export {
  type CheckResult,
  type CheckRow,
  type CheckVerdict,
  type ComplexityRow,
  type EntryStatus,
  type LayoutEntry,
  type Leftover,
  PLAN_SECTIONS,
  type PlanDocument,
  type PlanSection,
  TECHNICAL_CONTEXT_FIELDS,
  type TechnicalContextFieldName,
} from './model/plan.js';
export type { Location, Position } from './model/position.js';
export type { Requirement, RequirementKind } from './model/requirement.js';
export type { EvidenceAdvice } from './model/evidence-advice.js';
export type { ReasonArgs, ReasonCode } from './model/reason.js';
export {
  type AppliedWaiver,
  type FeaturePhase,
  type GateVerdict,
  type ProjectVerdict,
  type FoundFindings,
  type RequirementProof,
  type RequirementTest,
  type TaskCount,
  type Verdict,
  VERDICTS,
} from './model/verdict.js';
export {
  type BaseFindings,
  type ChangedLines,
  type ConstitutionLayer,
  type ContractChange,
  type DocumentReader,
  type ExtensionFault,
  type Feature,
  type FinishedBefore,
  type GateTargets,
  type JudgeContext,
  type LineChange,
  type LineRange,
  type Loaded,
  type Phase,
  PHASES,
  type Project,
  type ProjectDependency,
  type ReportFault,
  type StructureLayout,
  type StructurePart,
  type TouchedProject,
  type WorkspaceState,
} from './model/workspace.js';
export { allTicked } from './features/feature-phase.js';
export { matchPrinciple } from './principles/match-principle.js';
export { highestNumber, numeralLike } from './principles/numeral.js';
export { testsOfRun } from './judging/tests-of-run.js';
export type { TestsOfRun } from './gates/tests-of-run.js';
export { principleLabel } from './principles/principle-label.js';
export { readProblem, readProblemFix } from './reasons/read-problem.js';
export { didYouMean } from './reasons/wording.js';
export { renderJson } from './reports/json/report.js';
export { renderMatrix } from './reports/terminal/matrix.js';
export { renderTerminal } from './reports/terminal/report.js';
export { renderStatus, tasksDone } from './reports/terminal/status.js';
export type {
  BaseDifference,
  GateChange,
  HistoryEntry,
  RenderOptions,
  Report,
  ReportFormat,
  SubjectFacts,
  UnreadableVerdict,
  WorkspaceReport,
} from './reports/define-report.js';
export { isCalendarDate } from './base/dates.js';
export { compareWithBase, stillHolds, type BaseVerdicts } from './reports/compare-base.js';
export { readReport, readVerdict, type ReadReport, type ReadVerdict } from './reports/read-verdict.js';
export { REPORT_FORMATS, type ReportFormatName } from './reports/report-formats.js';
export {
  branchesInScope,
  branchOfFeature,
  type BranchTokens,
  directoryOfBranch,
} from './speckit/branches.js';
export { FEATURE_FILE, readFeatureFile } from './speckit/feature-file.js';
export { specKitPath, specKitRoot } from './speckit/speckit-root.js';
export { readSpecKitSettings, type SpecKitSettings } from './speckit/speckit-settings.js';
export type { GateBlock } from './gates/gate-schemas.js';
export {
  defaultTargetOf,
  needsBase,
  needsChange,
  needsGraph,
  readsTests,
  targetOf,
  unknownNameIn,
} from './gates/decide-gate.js';
export { projectRoots } from './features/project-roots.js';
export { projectsOfFeature } from './features/touched-projects.js';
export type {
  Creation,
  Difference,
  DifferenceReason,
  DocumentChange,
  DocumentEdit,
  ToldDifference,
} from './sync/difference.js';
export { differences, type SyncSubject } from './sync/differences.js';
export { type Fate, type FormerConstitution, type MissingPath, NO_PAST, type Past } from './sync/past.js';
export { describeDifference } from './sync/wording.js';
