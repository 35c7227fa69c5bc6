/** Words of the language, of its tests, and names that the generated code uses for itself; in kebab case. */
export const RESERVED: ReadonlySet<string> = new Set(
  (
    'api-body api-request api-response array boolean break case catch class command const continue contract default delete do else entity enum error ' +
    'export extends false file-store finally for function given if import in index instanceof interface json ' +
    'let main map memory-store new null number object output package partial problem problem-details promise ' +
    'readonly record refused-error regexp resource return sender server set store string super switch symbol this throw true try type typeof ' +
    'undefined var void while with z zod arguments eval await yield static implements private protected public ' +
    'describe expect it test jest'
  ).split(' '),
);

/** Names that a variable cannot have, or that would hide functions of a test file. */
export const NO_IDENTIFIER =
  /^(?:break|case|catch|class|const|continue|debugger|default|delete|do|else|enum|export|extends|false|finally|for|function|if|import|in|instanceof|new|null|return|super|switch|this|throw|true|try|typeof|var|void|while|with|yield|let|static|await|async|implements|interface|package|private|protected|public|arguments|eval|undefined|describe|expect|it|test)$/;
