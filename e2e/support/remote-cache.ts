import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A cache over HTTP as Nx asks for: `GET` and `PUT` of `/v1/cache/<hash>`, in memory, on a free port of this machine. */
export class RemoteCache {
  readonly #entries = new Map<string, Buffer>();
  readonly #server: Server;

  private constructor() {
    this.#server = createServer((request, response) => {
      const hash = /^\/v1\/cache\/(\w+)$/.exec(request.url ?? '')?.[1] ?? '';
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const entry = this.#entries.get(hash);
        if (request.method === 'PUT') {
          this.#entries.set(hash, Buffer.concat(chunks));
          response.writeHead(200).end();
        } else if (entry === undefined) response.writeHead(404).end();
        else response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(entry);
      });
    });
  }

  static async start(): Promise<RemoteCache> {
    const cache = new RemoteCache();
    await new Promise<void>((resolve) => cache.#server.listen(0, '127.0.0.1', resolve));
    return cache;
  }

  /** What makes Nx use it. */
  get environment(): Record<string, string> {
    const { port } = this.#server.address() as AddressInfo;
    return {
      NX_SELF_HOSTED_REMOTE_CACHE_SERVER: `http://127.0.0.1:${String(port)}`,
      NX_SELF_HOSTED_REMOTE_CACHE_ACCESS_TOKEN: 'none',
    };
  }

  /** How many results it holds. */
  get size(): number {
    return this.#entries.size;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
