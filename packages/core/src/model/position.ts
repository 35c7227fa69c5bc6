/** A place inside one document; line and column count from 1, columns in UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A place in a file of the workspace; `file` is relative to the workspace root, with `/`. */
export interface Location extends Position {
  readonly file: string;
}

/** A piece of text and where it was read. `text` is trimmed and without the markup around it. */
export interface Text {
  readonly text: string;
  readonly position: Position;
}

/** The place of a position of a document once the document's file is known. */
export function locate(file: string, position: Position | null): Location {
  return { file, line: position?.line ?? 1, column: position?.column ?? 1 };
}
