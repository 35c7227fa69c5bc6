import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryDirectory, writeFiles } from './temporary.js';

/** A repository of git in a directory of its own. It begins with `git init` or `git clone`. */
export class TestRepository {
  readonly root: string;

  /** @param root default: a directory of its own */
  constructor(root = temporaryDirectory()) {
    this.root = root;
  }

  /** Runs git, and returns what it prints. */
  git(...command: string[]): string {
    const identity = ['-c', 'user.name=a', '-c', 'user.email=a@example.org', '-c', 'commit.gpgsign=false'];
    return execFileSync('git', [...identity, ...command], {
      cwd: this.root,
      encoding: 'utf8',
      stdio: 'pipe',
    }).trim();
  }

  write(files: Readonly<Record<string, string | Buffer>>): this {
    writeFiles(this.root, files);
    return this;
  }

  remove(path: string): void {
    rmSync(join(this.root, path), { force: true });
  }

  /** Commits all files, and one that differs each time; returns the commit. */
  commit(file = 'other.txt'): string {
    this.write({ [file]: String(Math.random()) });
    this.git('add', '-A');
    this.git('commit', '-q', '-m', 'a');
    return this.git('rev-parse', 'HEAD');
  }

  /** Loses an object, as a clone that was made in part has not all of them. */
  lose(name: string): void {
    const object = this.git('rev-parse', name);
    rmSync(join(this.root, '.git/objects', object.slice(0, 2), object.slice(2)), { force: true });
  }
}
