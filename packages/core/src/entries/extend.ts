/**
 * What a new kind of gate or format of evidence is made of: its types, the registries, and the schemas. Loads zod.
 */
export type { EvidenceFormat, EvidenceFormatOf } from '../evidence/define-format.js';
export type { EvidenceKindDefinition, Report, Reports } from '../evidence/define-evidence-kind.js';
export { EVIDENCE_FORMATS } from '../evidence/evidence-formats.js';
export {
  EVIDENCE_KINDS,
  type Evidence,
  type EvidenceKind,
  type EvidenceOf,
} from '../evidence/evidence-kinds.js';
export { defaultTargetOf, definitionOf } from '../gates/decide-gate.js';
export type {
  ComparedRules,
  FeatureGateKind,
  FeatureSubject,
  GateComparison,
  GateKindDefinition,
  ProjectGateKind,
  ProjectSubject,
} from '../gates/define-gate.js';
export { GATE_KINDS } from '../gates/gate-kinds.js';
export { GATE_SCHEMAS, gateBlock, type GateBlock } from '../gates/gate-schemas.js';
export { baselineSchema } from '../judging/baseline-schema.js';
export { gateVerdictSchema, projectVerdictSchema } from '../judging/verdict-schema.js';
export { reportSchema } from '../judging/report-schema.js';
export type { GateOf } from '../model/gate.js';
export type { GateOutcome } from '../model/outcome.js';
export type { Reason } from '../model/reason.js';
export { defineReasons } from '../reasons/define-reasons.js';
