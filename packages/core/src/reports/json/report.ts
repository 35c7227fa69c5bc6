import type { Location } from '../../model/position.js';
import type { AppliedWaiver, GateVerdict, ProjectVerdict } from '../../model/verdict.js';

/** The verdict file: JSON with keys in a fixed order, indented by two, with a line end at its end. */
export function renderJson(verdict: ProjectVerdict): string {
  const { schemaVersion, project, root, gates } = verdict;
  const ordered = { schemaVersion, project, root, verdict: verdict.verdict, gates: gates.map(orderedGate) };
  return `${JSON.stringify(ordered, null, 2)}\n`;
}

function orderedGate(gate: GateVerdict): GateVerdict {
  const {
    id,
    principle,
    kind,
    status,
    verdict,
    reason,
    message,
    expected,
    actual,
    location,
    evidence,
    waiver,
  } = gate;
  return {
    id,
    principle,
    kind,
    status,
    verdict,
    reason,
    message,
    expected,
    actual,
    location: location && orderedLocation(location),
    evidence,
    waiver: waiver && orderedWaiver(waiver),
  };
}

function orderedLocation({ file, line, column }: Location): Location {
  return { file, line, column };
}

function orderedWaiver({ location, why, until }: AppliedWaiver): AppliedWaiver {
  return { location: orderedLocation(location), why, until };
}
