/** The part of ejs that is used; the package brings no types. */
declare module 'ejs' {
  type Escape = (value: unknown) => string;
  type Include = (path: string) => string;
  type Rethrow = (...raised: [error: unknown, text: string, file: string, line: number]) => never;

  /** With `client: true`, it gets what it needs as arguments. */
  type Rendering = (
    ...given: [values: Readonly<Record<string, unknown>>, escape: Escape, include: Include, rethrow: Rethrow]
  ) => string;

  interface Options {
    readonly filename: string;
    readonly client: true;
    readonly compileDebug: true;
  }

  const ejs: {
    readonly escapeXML: Escape;
    readonly Template: new (
      text: string,
      options: Options,
    ) => {
      /** The code that was made from it; empty before it was compiled. */
      readonly source: string;
      compile(): Rendering;
    };
  };
  export type { Rethrow };
  export default ejs;
}
