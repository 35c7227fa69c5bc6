/** Options that cannot be used: the message alone is shown, it names the option and what would be right. */
export class OptionsError extends Error {
  /** @param where such as `"@plangate/nx:gate"` */
  constructor(where: string, problem: string) {
    super(`Options of ${where}: ${problem}`);
    this.name = 'OptionsError';
  }
}
