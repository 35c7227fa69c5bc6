import { COMMON, words } from '../../../prose/common-words.js';
import { clausesOf } from '../../../prose/clauses.js';
import { tokenizer } from '../../../prose/phrase.js';
import type { GateInput, WordPattern } from '../../../prose/word-pattern.js';

const tokens = tokenizer({
  ...COMMON,
  warnings: words(
    'warning|warnings|warnungen|avertissement|avertissements|advertencias|avisos|avvisi|警告|경고|' +
      'lint warnings|linter warnings|eslint warnings|linting warnings',
  ),
  compiler: words(
    'compiler warnings|compiler warning|build warnings|compilation warnings|compilerwarnungen|avertissements de compilation|' +
      'advertencias de compilación|avisos de compilação|avvisi di compilazione|编译警告|编译器警告|コンパイラ警告|コンパイラの警告|' +
      'ビルド警告|컴파일러 경고|빌드 경고|warning-free builds|compile warnings',
  ),
  zero: words(
    'zero|no|0|without|free of|ohne|keine|null|sans|aucun|aucune|sin|cero|sem|nenhum|nenhuma|senza|nessun|nessuna|零|无|無|没有|ゼロ|なし|없이|없음',
  ),
  free: words('warning-free|warnungsfrei|free of warnings|free from warnings'),
  errors: words(
    'as errors|treated as errors|considered errors|als fehler|als fehler behandelt|als fehler gelten|comme des erreurs|' +
      'comme erreurs|como errores|como erros|come errori|视为错误|当作错误|作为错误|エラーとして扱う|エラーとみなす|' +
      'エラーとして扱われ|오류로 처리|에러로 처리',
  ),
  beside: words(
    'policy|tolerance|tolerated|allowed|permitted|compile|compiles|builds|release builds|release build|in release builds|' +
      'treat|treated|treat all|behandelt|gelten|traités|traiter|tratarse|tratadas|tratar|tratados|trattati|considered|' +
      'produce|produces|emit|emits|report|reports|clean|errors|errors and|error|fehler|erreurs|errores|erros|errori|错误|且',
  ),
});

/** Warnings that no report may have. */
export const warningsPattern: WordPattern = {
  name: 'Warnings',
  describes:
    'No warnings at all, or warnings that count as errors. Warnings of a compiler may be in no lint report: their gate is only ' +
    'evaluated, and each plan attests the principle as well.',
  examples: [
    { text: 'Zero warnings policy.', gate: warningsGate() },
    { text: 'Warnings MUST be treated as errors.', gate: warningsGate() },
    { text: 'Warnungen MÜSSEN als Fehler behandelt werden.', gate: warningsGate() },
    { text: 'No compiler warnings in release builds.', gate: { ...warningsGate(), status: 'evaluated' } },
    { text: '警告必须视为错误。', gate: warningsGate() },
  ],
  counterexamples: [
    'Warnings SHOULD be treated as errors.',
    'Warnings MUST be logged.',
    'No warnings in new code.',
    'Deprecation warnings MUST be shown to users.',
    'Zero warnings in the parser package.',
  ],
  read: readWarnings,
};

function readWarnings({ text }: { readonly text: string }): readonly GateInput[] {
  return clausesOf(text, tokens)
    .flatMap((clause): GateInput[] => {
      const compiler = clause.has('compiler');
      const subject = compiler || clause.has('warnings');
      if (
        !(
          (subject && (clause.has('zero') || clause.has('errors'))) ||
          (clause.has('free') && clause.has('must'))
        )
      ) {
        return [];
      }
      return [{ ...warningsGate(), ...(compiler ? { status: 'evaluated' as const } : {}) }];
    })
    .slice(0, 1);
}

function warningsGate(): GateInput & { kind: 'lint' } {
  return { kind: 'lint', max: { errors: 0, warnings: 0 } };
}
