import { CountedFiles, type CountedFile } from '../../kinds/coverage/counted-file.js';
import {
  sumOfCoverage,
  type CoverageEvidence,
  type CoverageFile,
  type CoverageMetric,
} from '../../kinds/coverage/coverage-evidence.js';
import type { ListedPart } from '../../kinds/coverage/listed-parts.js';
import { contradiction, empty, unreadable } from '../../reading/read-problem.js';
import { asPath, shown } from '../../reading/values.js';
import { localName, readXml, textOf, type XmlAttributes, type XmlHandler } from '../../reading/xml.js';
import type { EvidenceFormatOf } from '../../define-format.js';

/** Cobertura's XML, as coverage.py, Istanbul, Coverlet, PHPUnit, gcovr and converters of other formats write it. */
export const cobertura: EvidenceFormatOf<'coverage'> = {
  kind: 'coverage',
  name: 'cobertura',
  title: 'Cobertura XML',
  writtenBy: ['coverage xml', 'pytest --cov-report=xml', 'Jest', 'Vitest', 'Coverlet', 'gcovr'],
  precedence: 3,
  fileNames: ['cobertura*.xml', 'coverage*.cobertura.xml', 'coverage.xml'],
  extensions: ['.xml'],
  // Clover's root has the same name; it states no rates.
  sniff: (head) => /<coverage\s[^<>]*\b(?:line-rate|branch-rate)\s*=/.test(head),
  read(source) {
    const handler = new CoberturaHandler();
    readXml(source, handler);
    return handler.evidence();
  },
};

/** Directories that a report may have its paths relative to; each path is looked for below all of them. */
const MAX_SOURCES = 20;
/** "50% (1/2)": how many of the ways on a line were taken. The percentage says the same and is not read. */
const CONDITIONS = /\(\s*(\d{1,6})\s*\/\s*(\d{1,6})\s*\)/;

/** One line as it is listed. */
interface Line extends ListedPart {
  /** The ways from it that were taken, of how many; null where it has only one. */
  readonly ways: { readonly covered: number; readonly total: number } | null;
}

interface OpenClass {
  readonly file: CountedFile;
  readonly own: Line[];
  /** Istanbul lists the line of its head for a function, which may be no line of code. */
  readonly ofMethods: Line[];
}

interface OpenMethod {
  readonly key: string;
  readonly lines: Line[];
}

class CoberturaHandler implements XmlHandler {
  readonly #files = new CountedFiles();
  readonly #stated = new Set<CoverageMetric>(['lines']);
  readonly #sources: string[] = [];
  /** The names of the elements that are open, and behind them those that were open at their depth before. */
  readonly #path: string[] = [];
  #source: string | null = null;
  #class: OpenClass | null = null;
  #method: OpenMethod | null = null;
  #ways = 0;
  /** How many ways the whole report states, which may be more than it lists; null where it states no number. */
  #statedWays: number | null = null;

  open(name: string, attributes: XmlAttributes, depth: number): void {
    const element = localName(name);
    if (depth === 0 && element !== 'coverage') unreadable(`its root is <${element.slice(0, 40)}>`);
    if (depth === 0) this.#statedWays = waysOf(attributes.get('branches-valid'));
    const parent = this.#path[depth - 1];
    this.#path[depth] = element;
    if (element === 'line' && parent === 'lines') this.#line(attributes);
    else if (element === 'source' && parent === 'sources') this.#source = '';
    else if (element === 'class') this.#beginClass(attributes);
    else if (element === 'method') this.#beginMethod(attributes);
  }

  close(name: string): void {
    const element = localName(name);
    if (element === 'source' && this.#source !== null) this.#endSource(textOf(this.#source));
    else if (element === 'class') this.#endClass();
    else if (element === 'method') this.#endMethod();
  }

  text(all: string, from: number, to: number): void {
    if (this.#source === null) return;
    this.#source += all.slice(from, to);
    if (this.#source.length > 8_192) unreadable('a source directory of it is longer than any path');
  }

  #endSource(directory: string): void {
    this.#source = null;
    if (directory === '' || directory === '.' || this.#sources.includes(directory)) return;
    if (this.#sources.push(directory) > MAX_SOURCES)
      unreadable(`it names more than ${MAX_SOURCES} source directories`);
  }

  #beginClass(attributes: XmlAttributes): void {
    const file = asPath(attributes.get('filename')) ?? unreadable('a class of it names no file');
    this.#class = { file: this.#files.of(file), own: [], ofMethods: [] };
  }

  /** What is listed for methods is listed for their class again; where it is not, the methods have all there is. */
  #endClass(): void {
    if (this.#class === null) return;
    const { file, own, ofMethods } = this.#class;
    for (const listed of own.length > 0 ? own : ofMethods) {
      file.add('lines', listed);
      const { line, ways } = listed;
      if (ways === null) continue;
      this.#ways += ways.total;
      for (let at = 0; at < ways.total; at += 1)
        file.add('branches', { line, ran: at < ways.covered, rest: String(at) });
    }
    this.#class = null;
  }

  #beginMethod(attributes: XmlAttributes): void {
    this.#stated.add('functions');
    const key = `${attributes.get('name') ?? ''} ${attributes.get('signature') ?? ''}`;
    this.#method = { key, lines: [] };
  }

  /** A method of which no line is listed has no code, as an abstract one. */
  #endMethod(): void {
    const [first] = this.#method?.lines ?? [];
    if (this.#method !== null && this.#class !== null && first !== undefined) {
      const { key, lines } = this.#method;
      const ran = lines.some((line) => line.ran);
      this.#class.file.add('functions', { line: first.line, ran, rest: key });
    }
    this.#method = null;
  }

  #line(attributes: XmlAttributes): void {
    const open = this.#class ?? unreadable('a line of it is outside a class');
    const branches = attributes.get('branch')?.toLowerCase() === 'true';
    const number = countOf(attributes, 'number');
    const line = {
      line: number,
      ran: countOf(attributes, 'hits') > 0,
      rest: '',
      ways: branches ? waysFrom(number, attributes) : null,
    };
    (this.#method === null ? open.own : open.ofMethods).push(line);
    this.#method?.lines.push(line);
  }

  evidence(): CoverageEvidence {
    if (this.#files.size === 0) empty('it names no file');
    // Istanbul leaves out the ways of default parameters, which have no line of code: a list that lacks some says nothing.
    if (this.#ways > 0 && (this.#statedWays ?? this.#ways) === this.#ways) this.#stated.add('branches');
    const files = this.#files.finish(this.#stated).map((file) => this.#placed(file));
    const totals = sumOfCoverage(files);
    if ((totals.lines?.total ?? 0) === 0) empty('it counts no code at all');
    return { kind: 'coverage', totals, files, leftOut: [] };
  }

  /** The paths that a file may have below the source directories; that of the report alone comes last. */
  #placed(counted: CoverageFile): CoverageFile {
    const { file } = counted;
    if (this.#sources.length === 0 || /^(?:[/\\]|[a-z]:[/\\])/i.test(file)) return counted;
    const [first = file, ...otherPaths] = [
      ...this.#sources.map((directory) => `${directory.replace(/[/\\]+$/, '')}/${file}`),
      file,
    ];
    return { ...counted, file: first, otherPaths };
  }
}

function waysFrom(line: number, attributes: XmlAttributes): Line['ways'] {
  const stated = attributes.get('condition-coverage');
  const match =
    CONDITIONS.exec(stated ?? '') ??
    unreadable(`line ${line} has branches, and of them it says ${shown(stated)}`);
  const [covered, total] = [Number(match[1]), Number(match[2])];
  if (covered > total) contradiction(`of the branches on line ${line}, ${covered} of ${total} are covered`);
  return { covered, total };
}

/** Zero is what writers leave that do not count. */
function waysOf(stated: string | undefined): number | null {
  return stated !== undefined && /^[1-9]\d{0,14}$/.test(stated) ? Number(stated) : null;
}

function countOf(attributes: XmlAttributes, name: string): number {
  return (
    attributes.count(name) ?? unreadable(`a line of it has ${name}=${shown(attributes.get(name) ?? '')}`)
  );
}
