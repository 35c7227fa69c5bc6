/**
 * Options as a person wrote them. Nx takes what looks like a number for one, so that `--languageVersion=5.10` reaches a
 * generator as 5.1; the command line still has the text.
 * @param argv the command line of this process; an option that is not on it, such as a default of nx.json, stays what it is
 */
export function asWritten<Options extends object>(options: Options, argv: readonly string[]): Options {
  const entries = Object.entries(options).map(([name, value]) => [
    name,
    typeof value === 'number' ? (textOf(name, value, argv) ?? value) : (value as unknown),
  ]);
  return Object.fromEntries(entries) as Options;
}

function textOf(name: string, value: number, argv: readonly string[]): string | undefined {
  const dashed = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  const texts = argv.flatMap((word, at) => {
    const [, flag = '', text = argv[at + 1]] = /^--([^=]+)(?:=(.*))?$/.exec(word) ?? [];
    return flag === name || flag === dashed ? [text ?? ''] : [];
  });
  return texts.filter((text) => text.trim() !== '' && Number(text) === value).at(-1);
}
