/** Words of the language, of its tests, and names that the generated code uses for itself; in kebab case. */
export const RESERVED: ReadonlySet<string> = new Set(
  (
    'api-body api-request api-response array boolean break case catch class command const continue contract default delete do else entity enum error ' +
    'export extends false file-store finally for function given if import in index instanceof interface json ' +
    'let main map memory-store new null number object output package partial problem problem-details promise prop ' +
    'readonly record refused-error regexp resource return sender server set store string super switch symbol this throw true try type typeof ' +
    'undefined var void while with z zod arguments eval await yield static implements private protected public ' +
    'describe expect it test jest vi vitest'
  ).split(' '),
);
