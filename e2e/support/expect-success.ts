/** @throws Error with what the command printed */
export function expectSuccess(line: string, result: { code: number; output: string }): void {
  if (result.code !== 0) throw new Error(`${line}\nended with code ${result.code}\n${result.output}`);
}
