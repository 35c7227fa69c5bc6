/** What is known of a tool by its name: it checks types, it is a linter that does not, or nothing. */
export type ToolNature = 'type-checker' | 'linter' | 'unknown';

/** Compilers and type checkers, as their reports name them, in small letters. */
const TYPE_CHECKERS = new Set(
  (
    'typescript,tsc,tsgo,typescript compiler,vue-tsc,svelte-check,astro check,flow,' +
    'mypy,pyright,basedpyright,pylance,pyre,pyrefly,pytype,ty,phpstan,psalm,phan,sorbet,steep,rbs,' +
    'javac,ecj,eclipse compiler,error prone,kotlinc,kotlin,scalac,scala,dotty,groovyc,' +
    'rustc,go vet,gopls,go build,gcc,g++,clang,clang++,msvc,cl,swiftc,dart analyze,dart,ghc,elm,ocaml,dialyzer,erlc,' +
    'csc,vbc,fsc,fsharpc,roslyn,c# compiler,microsoft (r) visual c# compiler,microsoft (r) visual basic compiler'
  ).split(','),
);
/** GCC names itself by the language and its version ("GNU C++17"). */
const GNU = /^gnu (?:c|c\+\+|fortran|ada|d|go|objective-c)\b/;

/** Tools that check style or search for faults and take the types for granted. */
const LINTERS = new Set(
  (
    'eslint,oxlint,biome,tslint,jshint,standard,xo,stylelint,prettier,rslint,deno lint,' +
    'ruff,flake8,pylint,bandit,black,pycodestyle,pydocstyle,isort,rubocop,reek,php_codesniffer,phpcs,phpmd,' +
    'checkstyle,pmd,spotbugs,findbugs,ktlint,detekt,android lint,scalastyle,scalafix,' +
    'golangci-lint,staticcheck,revive,gosec,clippy,clang-tidy,cppcheck,cpplint,swiftlint,credo,hlint,' +
    'hadolint,shellcheck,actionlint,yamllint,markdownlint,ansible-lint,tflint,tfsec,trivy,checkov,kics,' +
    'semgrep,semgrep oss,opengrep,codeql,snyk,snyk code,sonarlint,sonarqube,devskim,gitleaks,trufflehog,grype,osv-scanner,govulncheck,' +
    'megalinter,dependency-cruiser,knip,lintr'
  ).split(','),
);

/** The nature of a tool by the name that its report gives it. */
export function natureOf(tool: string | null): ToolNature {
  const name = (tool ?? '').trim().toLowerCase();
  if (TYPE_CHECKERS.has(name) || GNU.test(name)) return 'type-checker';
  return LINTERS.has(name) ? 'linter' : 'unknown';
}
