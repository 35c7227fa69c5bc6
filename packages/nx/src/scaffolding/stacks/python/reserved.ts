/** Words that no name can be, in small letters. */
export const KEYWORDS: ReadonlySet<string> = new Set(
  (
    'and as assert async await break class continue def del elif else except false finally for from global if import in is ' +
    'lambda none nonlocal not or pass raise return true try while with yield'
  ).split(' '),
);

/**
 * Keywords, the classes that are built in, and names that the generated code uses for itself; in kebab case. Functions that
 * are built in and modules of the standard library are not among them: an entity becomes a class, and a module in a package.
 */
export const RESERVED: ReadonlySet<string> = new Set([
  ...KEYWORDS,
  ...(
    'arithmetic-error assertion-error attribute-error base-exception base-exception-group blocking-io-error ' +
    'broken-pipe-error buffer-error bytes-warning child-process-error connection-aborted-error connection-error ' +
    'connection-refused-error connection-reset-error deprecation-warning ellipsis encoding-warning environment-error ' +
    'eof-error exception exception-group file-exists-error file-not-found-error floating-point-error future-warning ' +
    'generator-exit import-error import-warning indentation-error index-error interrupted-error io-error ' +
    'is-a-directory-error key-error keyboard-interrupt lookup-error memory-error module-not-found-error name-error ' +
    'not-a-directory-error not-implemented not-implemented-error os-error overflow-error pending-deprecation-warning ' +
    'permission-error process-lookup-error python-finalization-error recursion-error reference-error resource-warning ' +
    'runtime-error runtime-warning stop-async-iteration stop-iteration syntax-error syntax-warning system-error ' +
    'system-exit tab-error timeout-error type-error unbound-local-error unicode-decode-error unicode-encode-error ' +
    'unicode-error unicode-translate-error unicode-warning user-warning value-error warning zero-division-error ' +
    'annotated answer base-model command command-line config-dict file-store given init main memory-store path problem ' +
    'refused-error resource router server store string-constraints validation-error'
  ).split(' '),
]);
