import type { WorkspaceFiles } from '@plangate/core';
import type { TemplateFile } from '../templates/files.js';

/** Where a structure is. */
export interface StructureSource {
  readonly name: string;
  readonly files: WorkspaceFiles;
  /** Its folder. */
  readonly folder: string;
  /** The folder as messages call it. */
  readonly shown: string;
}

/** One project of a structure. */
export interface StructureProject {
  /** Where it goes, relative to the feature's `--directory`; `.` for the directory itself. */
  readonly root: string;
  /** Directories it must have, relative to its root, each with the comment that the plan draws; null for none. */
  readonly directories: ReadonlyMap<string, string | null>;
  /** Directories that it may have besides. */
  readonly optional: ReadonlyMap<string, string | null>;
  /** Files that it must have; where their paths vary by entity, each entity must have all of these. */
  readonly required: readonly string[];
  /** Globs of what it must not have. */
  readonly forbid: readonly string[];
  /** Globs of the files that a directory takes when a project is moved to the structure. */
  readonly takes: ReadonlyMap<string, readonly string[]>;
  /** The layers of the language stack whose templates make its walking skeleton. */
  readonly layers: readonly string[];
  /** The templates of the structure itself; one with the same path replaces that of a layer. */
  readonly templates: readonly TemplateFile[];
  /** What these templates import, by package name with its version range. */
  readonly dependencies: Readonly<Record<string, string>>;
  /** What their tests import. */
  readonly devDependencies: Readonly<Record<string, string>>;
}

/** A standard source tree that a plan can choose. */
export interface Structure {
  readonly name: string;
  /** One line for lists and for the plan. */
  readonly title: string;
  /** What the plan says under Project Type. */
  readonly projectType: string;
  /** The language its templates are written in; null when they fit any. */
  readonly language: string | null;
  /** Where it runs; empty when that follows from the language alone. */
  readonly platforms: readonly ('server' | 'browsers' | 'phones')[];
  readonly projects: readonly StructureProject[];
  /** Contracts besides those of the entities, as file names of `contracts/` without `.schema.json`. */
  readonly contracts: readonly string[];
}
