import type { EvidenceFormatOf } from '../../define-format.js';
import { amountOf, LintFindings } from '../../kinds/lint/collect-messages.js';
import { toolName } from '../../kinds/lint/lint-tool.js';
import { empty } from '../../reading/read-problem.js';
import { isSarif, readSarif } from './read-sarif.js';
import type { SarifSink, ToldResults } from './sarif-sink.js';

/** SARIF 2.1.0 of any static analysis tool. */
export const sarif: EvidenceFormatOf<'lint'> = {
  kind: 'lint',
  name: 'sarif',
  title: 'SARIF 2.1.0',
  writtenBy: ['ESLint', 'golangci-lint', 'Roslyn', 'CodeQL', 'other static analysis'],
  precedence: 1,
  fileNames: ['*.sarif', '*.sarif.json'],
  extensions: ['.json'],
  sniff: isSarif,
  read(source) {
    const findings = new LintFindings();
    readSarif(source, lintSink(findings));
    const evidence = findings.evidence();
    const silent = evidence.tools.find(({ stated }) => !stated);
    // What another run found is not lost with a silent one: the gate sees both.
    if (silent !== undefined && evidence.errors + evidence.warnings === 0) {
      empty(`the run of ${toolName(silent)} has no results, not even an empty list`);
    }
    return evidence;
  },
};

/** Counts results by their level. */
function lintSink(findings: LintFindings): SarifSink {
  return {
    tool: (tool) => {
      findings.tool(tool);
    },
    rules: (listed) => {
      findings.rules(listed);
    },
    file: (path) => {
      findings.file(path);
    },
    results: (results) => {
      countResults(findings, results);
    },
    error: (message) => {
      findings.add(message);
    },
    unsuccessful: (tool, message) => {
      findings.count({ tool, file: null, rule: null }, { unchecked: 1 });
      if (message !== null) findings.add(message);
    },
  };
}

function countResults(
  findings: LintFindings,
  { tool, rule, file, spread, severity, kept, count }: ToldResults,
): void {
  // A result without a level is nothing to a linter, whatever score its rule has.
  if (severity === 'none') return;
  findings.count({ tool, file: spread ? null : file, rule }, amountOf(severity, count));
  for (const message of kept) findings.keep({ tool, file: file ?? '', rule, severity, ...message });
}
