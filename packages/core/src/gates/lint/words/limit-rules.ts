/** What constitutions limit and linters check by a rule. */
export type LimitName =
  | 'lineLength'
  | 'functionLength'
  | 'fileLength'
  | 'parameters'
  | 'nesting'
  | 'complexity'
  | 'cognitive';

/** A limit in words, and the rules of common linters that check it, as globs over rule ids. */
export interface LimitRules {
  readonly means: string;
  readonly rules: readonly string[];
}

/**
 * The rules by limit. The words of a constitution seldom name the linter, so that each list has those of ESLint, Ruff and
 * Flake8, Pylint, Clippy, golangci-lint, Checkstyle, Detekt, SwiftLint, RuboCop and Sonar.
 */
export const LIMIT_RULES: Readonly<Record<LimitName, LimitRules>> = {
  lineLength: {
    means: 'Characters of a line',
    rules: ['*max-len', 'E501', 'C0301', '*line-too-long', '*line[-_]length', '*LineLength', 'lll', '*S103'],
  },
  functionLength: {
    means: 'Lines of a function',
    rules: [
      '*max-lines-per-function',
      '*too_many_lines',
      'funlen',
      '*function_body_length',
      '*MethodLength',
      '*LongMethod',
      '*S138',
    ],
  },
  fileLength: {
    means: 'Lines of a file',
    rules: ['*max-lines', 'C0302', '*too-many-lines', '*file_length', '*FileLength', '*S104'],
  },
  parameters: {
    means: 'Parameters of a function',
    rules: [
      '*max-params',
      'PLR0913',
      'R0913',
      '*too-many-arguments',
      '*too_many_arguments',
      '*function_parameter_count',
      '*LongParameterList',
      '*ParameterNumber',
      '*ParameterLists',
      '*S107',
    ],
  },
  nesting: {
    means: 'Levels of nesting',
    rules: [
      '*max-depth',
      'PLR1702',
      'R1702',
      '*too-many-nested-blocks',
      '*excessive_nesting',
      'nestif',
      'nesting',
      '*NestedBlockDepth',
      '*BlockNesting',
      '*S134',
    ],
  },
  complexity: {
    means: 'Complexity of a function',
    rules: [
      'complexity',
      '*/complexity',
      'C901',
      'R1260',
      '*too-complex',
      '*cognitive_complexity',
      'gocyclo',
      'cyclop',
      '*cyclomatic*',
      '*Cyclomatic*',
      'CA1502',
      '*S1541',
    ],
  },
  cognitive: {
    means: 'Cognitive complexity of a function',
    rules: ['*cognitive-complexity', '*cognitive_complexity', 'gocognit', '*CognitiveComplex*', '*S3776'],
  },
};
