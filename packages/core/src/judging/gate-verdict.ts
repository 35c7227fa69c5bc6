import type { GateOutcome, JudgedEntry, WaiverDecision } from '../model/outcome.js';
import { NO_WAIVER } from '../model/outcome.js';
import type { GateVerdict } from '../model/verdict.js';
import { explain } from './explain.js';
import { givenOf } from '../reasons/given.js';
import { helpPage } from './help-page.js';
import { sanitize } from '../base/sanitize.js';

/** The entry of the verdict file: the outcome in words, and waived when a justified row waives it. */
export function gateVerdict(judged: JudgedEntry, decision: WaiverDecision = NO_WAIVER): GateVerdict {
  const { id, kind, status, outcome } = judged;
  const principle = outcome.principle ?? judged.principle;
  const { expected, actual, location, evidence } = outcome;
  const waived = outcome.verdict === 'fail' && decision.waiver !== null;
  const baselined = waived && decision.baselined === true;
  return {
    id: sanitize(id),
    principle: principle === null ? null : sanitize(principle),
    kind,
    status,
    verdict: waived ? 'waived' : outcome.verdict,
    reason: baselined ? 'baselined' : outcome.reason,
    ...(baselined ? baselinedText(outcome) : textOf(judged, waived ? NO_WAIVER : decision)),
    expected: expected === null ? null : sanitize(expected),
    actual: actual === null ? null : sanitize(actual),
    location: location === null ? null : { ...location, file: sanitize(location.file) },
    evidence: evidence.map(sanitize),
    waiver: waived ? decision.waiver : null,
    ...notesOf(outcome),
    ...(judged.package === undefined ? {} : { package: judged.package }),
    ...(outcome.findings === undefined ? {} : { findings: outcome.findings }),
  };
}

const MAX_NOTES = 20;

function notesOf({ notes = [] }: GateOutcome): Pick<GateVerdict, 'notes'> {
  if (notes.length === 0) return {};
  const told = notes.slice(0, MAX_NOTES).map((finding) => {
    const { message } = explain(givenOf(finding));
    return { reason: finding.reason, message };
  });
  return { notes: told };
}

type Text = Pick<GateVerdict, 'message' | 'fix' | 'help' | 'advice'>;

function textOf({ outcome, advice }: JudgedEntry, { objections }: WaiverDecision): Text {
  const { message, fix } = explain(outcome);
  return {
    message: [message, ...objections.map(sanitize)].join(' '),
    fix,
    help: helpPage(outcome.reason),
    advice: outcome.verdict !== 'fail' || advice === null ? null : sanitize(advice),
  };
}

/** The baseline accepts the violation, so nothing has to be fixed. */
function baselinedText(outcome: GateOutcome): Text {
  const { message } = explain(outcome);
  const args = { reason: outcome.reason, message };
  return { ...explain({ reason: 'baselined', args }), help: helpPage('baselined'), advice: null };
}
