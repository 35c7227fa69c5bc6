import type { GateDeclaration, GateRules } from '../model/gate.js';

type Rules<Kind extends GateRules['kind']> = Extract<GateRules, { kind: Kind }>;

/** One line for people: what the gate asks for, and of whom when not of every project. */
export function describeGate(gate: GateDeclaration): string {
  const { rules } = gate;
  const asked = `${rules.kind}: ${describeRules(rules)}`;
  const of = rules.projects.length === 0 ? '' : ` (projects ${rules.projects.join(', ')})`;
  return `${asked}${of}${rules.status === 'enforced' ? '' : ` [${rules.status}]`}`;
}

function describeRules(rules: GateRules): string {
  switch (rules.kind) {
    case 'tests':
      return describeTests(rules);
    case 'coverage':
      return Object.entries(rules.min)
        .map(([metric, min]) => `${metric} >= ${String(min)} %`)
        .join(', ');
    case 'lint':
    case 'types':
      return describeMax(rules);
    case 'layout':
      return describeLayout(rules);
    case 'performance':
      return `${rules.metric}, percentile ${String(rules.percentile)} <= ${String(rules.max)}`;
    case 'boundaries':
      return describeBoundaries(rules);
    case 'target':
      return `${rules.name} passes`;
    case 'plan':
      return 'the documents of every feature are complete';
    case 'attestation':
      return 'every plan states its verdict';
  }
}

function describeTests(rules: Rules<'tests'>): string {
  const names = Array.isArray(rules.suites)
    ? rules.suites
    : Object.entries(rules.suites).map(([name, glob]) => `${name} (${glob})`);
  const least = rules.min === 1 ? '' : `, at least ${String(rules.min)} tests each`;
  return `${names.join(', ')} ran and passed${least}${rules.skipped === 'allow' ? ', skipped tests allowed' : ''}`;
}

function describeMax(rules: Rules<'lint'> | Rules<'types'>): string {
  const { errors, warnings } = rules.max;
  const most = `errors <= ${String(errors)}${warnings === undefined ? '' : `, warnings <= ${String(warnings)}`}`;
  return rules.rules === undefined ? most : `${most} (rules ${rules.rules.join(', ')})`;
}

function describeLayout(rules: Rules<'layout'>): string {
  const parts = [
    rules.structure === undefined ? null : `structure ${rules.structure}`,
    listed('directories', rules.directories),
    listed('files', rules.files),
    listed('no', rules.forbid),
  ].filter((part) => part !== null);
  return parts.length === 0 ? 'what the plans declare' : parts.join('; ');
}

function describeBoundaries(rules: Rules<'boundaries'>): string {
  const parts = [
    listed('from', rules.from),
    rules.allow === undefined ? null : `only to ${rules.allow.join(', ')}`,
    rules.deny === undefined ? null : `not to ${rules.deny.join(', ')}`,
  ].filter((part) => part !== null);
  return `dependencies ${parts.join('; ')}`;
}

function listed(lead: string, globs: readonly string[] | undefined): string | null {
  return globs === undefined || globs.length === 0 ? null : `${lead} ${globs.join(', ')}`;
}
