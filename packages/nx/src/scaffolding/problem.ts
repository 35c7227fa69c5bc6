/** A request that cannot be fulfilled. Only the message is shown; it says what would be right. */
export class GeneratorProblem extends Error {
  constructor(what: string, fix: string) {
    super(`${what}\n${fix}`);
    this.name = 'GeneratorProblem';
  }
}
