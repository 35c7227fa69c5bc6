/** What a person asked for and cannot have: the message alone is shown, it says what would be right. */
export class GeneratorProblem extends Error {
  constructor(what: string, fix: string) {
    super(`${what}\n${fix}`);
    this.name = 'GeneratorProblem';
  }
}
