import fc from 'fast-check';
import { readConstitution, WORD_PATTERNS } from '../../../src/entries/documents.js';

/** The gates of a principle with the given text, each as its kind and what it asks for. */
function gatesOf(text: string): Record<string, unknown>[] {
  const { principles } = readConstitution(`## Core Principles\n\n### I. One\n\n${text}\n`);
  return principles[0]?.gates.map(({ rules }) => ({ ...rules })) ?? [];
}

function messagesOf(text: string): unknown[] {
  return gatesOf(text).map(({ message, status }) => (status === 'evaluated' ? message : 'enforced'));
}

describe('limits of code', () => {
  it.each([
    ['Functions must stay under 50 lines.', ['Lines of a function: at most 49.']],
    ['Max function length: 50 lines', ['Lines of a function: at most 50.']],
    ['Functions longer than 60 lines MUST be refactored.', ['Lines of a function: at most 60.']],
    [
      'Cyclomatic complexity per function ≤ 10 (enforced by ESLint).',
      ['Complexity of a function: at most 10.'],
    ],
    ['Complexity: max 10 per function', ['Complexity of a function: at most 10.']],
    ['Functions MUST have one task (McCabe complexity < 12)', ['Complexity of a function: at most 11.']],
    ['Cognitive complexity MUST NOT exceed 15.', ['Cognitive complexity of a function: at most 15.']],
    ['Lines MUST NOT exceed 120 characters.', ['Characters of a line: at most 120.']],
    ['Functions MUST NOT have more than 4 parameters.', ['Parameters of a function: at most 4.']],
    ['Nesting MUST not exceed 3 levels; extract helpers if deeper', ['Levels of nesting: at most 3.']],
    [
      'Functions MUST NOT exceed 20 lines and files MUST NOT exceed 300 lines.',
      ['Lines of a function: at most 20.', 'Lines of a file: at most 300.'],
    ],
    [
      '- Functions: max 50 lines\n- Nesting: max 3 levels',
      ['Lines of a function: at most 50.', 'Levels of nesting: at most 3.'],
    ],
    ['Every function MUST:\n\n- have at most 50 lines', ['Lines of a function: at most 50.']],
    ['| Metric | Limit |\n|---|---|\n| Function length | ≤ 50 lines |', ['Lines of a function: at most 50.']],
    ['Die zyklomatische Komplexität darf 10 nicht überschreiten.', ['Complexity of a function: at most 10.']],
    ['I file non devono superare le 400 righe.', ['Lines of a file: at most 400.']],
    ['圈复杂度必须小于等于 10。', ['Complexity of a function: at most 10.']],
    ['ネストは3段階以下とする。', ['Levels of nesting: at most 3.']],
    ['순환 복잡도는 10 이하여야 한다.', ['Complexity of a function: at most 10.']],
  ])('are read of %j and only evaluated', (text, messages) => {
    expect(messagesOf(text)).toEqual(messages);
  });

  it('leaves the numbers to the sentence when there are more than limits', () => {
    const [limit, ...others] = gatesOf('Files MUST NOT exceed 300 lines (Python) or 200 lines (TypeScript).');
    expect(others).toEqual([]);
    expect(limit).toMatchObject({ kind: 'lint', status: 'evaluated', max: { errors: 0, warnings: 0 } });
    expect(limit).not.toHaveProperty('message');
  });

  it.each([
    'Functions may have up to 50 lines.',
    'Test files MUST NOT exceed 500 lines.',
    'Commit messages MUST NOT exceed 72 characters.',
    'Log lines MUST NOT exceed 1000 characters.',
    'Files larger than 10 MB MUST NOT be committed.',
    'Functions MUST NOT take more than 200ms.',
    'No more than 3 levels of approval are required.',
    'Nesting of organizations MUST NOT exceed 3 levels.',
    'Algorithmic complexity MUST be O(n).',
    'Max file size: 5 MB',
    'Functions MUST NOT be under 3 lines.',
    'Functions MUST NOT exceed 40 lines, for domain code.',
    '| Metric | Target |\n|---|---|\n| Function length | ≤ 50 lines |',
  ])('are not read of %j', (text) => {
    expect(gatesOf(text)).toEqual([]);
  });
});

describe('performance', () => {
  it.each([
    ['p95 < 200ms', [[95, '200ms']]],
    ['p95 MUST stay under 200ms, and load tests are required where it matters.', [[95, '200ms']]],
    [
      'API response time p95 < 200ms, p99 < 500ms',
      [
        [95, '200ms'],
        [99, '500ms'],
      ],
    ],
    ['99% of requests MUST complete within 1 second.', [[99, '1s']]],
    ['All endpoints MUST respond within 200ms for 95% of requests.', [[95, '200ms']]],
    ['API endpoints MUST respond in under 300 ms (p95).', [[95, '300ms']]],
    ['p95 API latency MUST NOT exceed 500ms under normal load.', [[95, '500ms']]],
    ['95 % der Anfragen MÜSSEN in unter 200 ms beantwortet werden.', [[95, '200ms']]],
    ['O tempo de resposta p95 deve ser inferior a 200 ms.', [[95, '200ms']]],
    ['P95 响应时间不得超过 200 毫秒。', [[95, '200ms']]],
    ['95% 요청의 응답 시간은 200ms 이내여야 한다.', [[95, '200ms']]],
    ['95パーセンタイルの応答時間は200ms以下でなければならない。', [[95, '200ms']]],
  ])('is read of "%s"', (text, expected) => {
    expect(gatesOf(text).map(({ percentile, max }) => [percentile, max])).toEqual(expected);
  });

  it.each([
    'p95 latency is tracked.',
    'Search p95 MUST be < 100ms.',
    'p95 latency for checkout MUST be under 200ms.',
    'Previously p95 latency MUST be under 500ms.',
    'p95 latency MUST NOT be under 200ms.',
    'Alerts MUST fire when p95 latency exceeds 200ms.',
    'p50 and p95 MUST be under 200ms.',
    'API responses MUST be under 200ms.',
    '99.9% of sessions MUST be crash-free.',
    'Page loads MUST be under 3s.',
  ])('is not read of "%s"', (text) => {
    expect(gatesOf(text)).toEqual([]);
  });
});

describe('boundaries', () => {
  it('are read of each row of an import table, at its line', () => {
    const table = [
      '| Library | Can import | Cannot import |',
      '|---|---|---|',
      '| `libs/ui/` | `libs/shared` | `apps/web`, `services/api` |',
      '| `libs/shared` | nothing | everything |',
      '| apps/web | anything | — |',
      '| Domain | nothing | UI |',
      '| `libs/data` | `libs/shared` | everything else |',
      '| `libs/pay` (old) | `libs/shared` | — |',
      '| `libs/view` | everything else | `react`, `tag:scope:api` |',
    ].join('\n');
    const { principles } = readConstitution(`## Core Principles\n\n### I. One\n\n${table}\n`);
    expect(
      principles[0]?.gates.map(({ rules, position }) => {
        const { from, allow, deny } = rules as { from?: unknown; allow?: unknown; deny?: unknown };
        return [position.line, from, allow, deny];
      }),
    ).toEqual([
      [7, ['libs/ui'], ['libs/shared'], ['apps/web', 'services/api']],
      [8, ['libs/shared'], undefined, ['*']],
      [11, ['libs/data'], ['libs/shared'], undefined],
    ]);
  });

  it.each([
    ['模块', '可以依赖', '不得依赖'],
    ['モジュール', '依存可能', '依存不可'],
    ['모듈', '의존 가능', '의존 불가'],
    ['Paket', 'Darf importieren', 'Darf nicht importieren'],
    ['Paquet', 'Peut importer', 'Ne peut pas importer'],
    ['Paquete', 'Puede importar', 'No puede importar'],
    ['Pacote', 'Pode importar', 'Não pode importar'],
    ['Pacchetto', 'Può importare', 'Non può importare'],
  ])('are read of tables that say %s, %s, %s', (...header) => {
    const rows = ['|---|---|---|', '| `libs/ui` | `libs/shared` | `react` |'];
    expect(gatesOf([`| ${header.join(' | ')} |`, ...rows].join('\n'))).toMatchObject([
      { kind: 'boundaries', from: ['libs/ui'], allow: ['libs/shared'], deny: ['react', 'npm:react'] },
    ]);
  });

  it('are not read of other tables', () => {
    expect(gatesOf('| Library | Owner |\n|---|---|\n| `libs/ui` | `apps/web` |')).toEqual([]);
    expect(gatesOf('| Can import | Library |\n|---|---|\n| `libs/ui` | `apps/web` |')).toEqual([]);
  });

  it.each([
    ['`libs/ui` ne doit pas importer `apps/web`.', ['apps/web']],
    ['`libs/ui` no debe depender de `apps/web` o `apps/api`.', ['apps/web', 'apps/api']],
    ['`libs/ui` darf `apps/web` nicht importieren.', ['apps/web']],
    ['`libs/ui` は `apps/web` に依存してはならない。', ['apps/web']],
    ['`@shop/ui` MUST NOT depend on `@shop/web`.', ['@shop/web', 'npm:@shop/web']],
  ])('are read of "%s"', (text, deny) => {
    expect(gatesOf(text)).toMatchObject([{ kind: 'boundaries', deny }]);
  });
});

describe('what a waiver is for', () => {
  it.each([
    ['No function exceeds 50 lines without documented justification.', 'lint'],
    ['Coverage MUST be at least 80% unless justified in the plan.', 'coverage'],
    ['`golangci-lint` must pass (or documented waivers with a link).', 'lint'],
    ['TypeScript strict mode MUST be on, no exceptions.', 'types'],
    ['Die Testabdeckung MUSS mindestens 85 % betragen, ohne Ausnahme.', 'coverage'],
  ])('does not keep "%s" from being read', (text, kind) => {
    expect(gatesOf(text).map((gate) => gate.kind)).toEqual([kind]);
  });

  it.each([
    'Coverage MUST be at least 80% unless the module is legacy.',
    'All code MUST pass linting except generated code.',
    'No change is merged without approval.',
  ])('is not meant in "%s"', (text) => {
    expect(gatesOf(text)).toEqual([]);
  });
});

describe('commands', () => {
  it.each([
    ['Each of these MUST pass:\n\n- `npm run lint`\n- `npm test`', ['lint', 'test']],
    ['所有提交必须通过 `pnpm lint` 和 `pnpm test`。', ['lint', 'test']],
    ['`./gradlew check` MUST pass.', ['check']],
    ['All crates MUST pass `cargo fmt --all -- --check`.', ['fmt']],
    ['`npx nx run-many -t lint deploy` MUST pass.', ['lint']],
    ['`make release` MUST succeed.', []],
    ['`npm run release:check` MUST pass.', ['release:check']],
  ])('of %j are the targets %j', (text, names) => {
    expect(gatesOf(text).map(({ kind, name }) => (kind === 'target' ? name : kind))).toEqual(names);
  });

  it('with a flag against warnings allow none', () => {
    expect(gatesOf('`npm run lint -- --max-warnings 0` MUST pass.')).toMatchObject([
      { kind: 'target', name: 'lint' },
      { kind: 'lint', max: { errors: 0, warnings: 0 } },
    ]);
    expect(gatesOf('`cargo clippy` MUST pass.')).toMatchObject([{ kind: 'lint', max: { errors: 0 } }]);
  });
});

describe('sentences', () => {
  it('are not cut in code, nor behind an ordinal', () => {
    expect(gatesOf('`eslint . --max-warnings 0` MUST pass.')).toHaveLength(1);
    expect(gatesOf('Das 95. Perzentil der Antwortzeiten MUSS unter 250 ms liegen.')).toHaveLength(1);
  });

  it('with a slash are one phrase', () => {
    expect(
      gatesOf('`npm run cover` MUST pass with coverage ≥ 90% lines/branches for touched areas.'),
    ).toEqual([]);
  });
});

describe('any sentence', () => {
  const parts = [
    ...WORD_PATTERNS.flatMap(({ examples, counterexamples }) => [
      ...examples.map(({ text }) => text),
      ...counterexamples,
    ]),
    '| Library | Can import | Cannot import |\n|---|---|---|\n| `a/b` | `c/d` | — |\n',
  ].flatMap((text) => text.split(/(?<=[ `|,(])/));

  it('never makes a pattern throw, and every gate is one that a block could hold', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constantFrom(...parts), fc.string({ maxLength: 6 })), { maxLength: 30 }),
        (words) => {
          for (const gate of gatesOf(words.join(''))) expect(typeof gate.kind).toBe('string');
        },
      ),
      { numRuns: 300 },
    );
  });

  it.each(['`a` ', '9', 'p95 ', 'without ', '(or ', 'max 9 lines ', '`a`, ', '不', '95% of ', 'no a '])(
    'is read in steps bounded by its length: %j',
    (piece) => {
      const line = piece.repeat(Math.ceil(590 / piece.length));
      expect(gatesOf(`${line}\n\n`.repeat(150)).length).toBeLessThan(500);
    },
  );
});
