import path from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import type { MiddlewareHandler } from 'hono';

/**
 * Serves the browser's bundle from `build/client`, in the precompressed form that the browser accepts. Names under
 * `/assets/` contain a hash of the content and never change; everything else is asked for again after an hour.
 */
export function createAssets(buildPath: string): MiddlewareHandler {
  return serveStatic({
    root: path.resolve(buildPath, 'client'),
    precompressed: true,
    onFound(_file, c) {
      const isHashed = c.req.path.startsWith('/assets/');
      c.header('Cache-Control', isHashed ? 'public, max-age=31536000, immutable' : 'public, max-age=3600');
    },
  });
}
