import { expect } from 'vitest';
import type { ServerApp } from './server-app.ts';

type Responses = Record<string, { description: string }>;
type Operation = { readonly pattern: RegExp; readonly method: string; readonly responses: Responses };

const known = new WeakMap<ServerApp, Promise<readonly Operation[]>>();

/** Fails the test when the API answered with a status or a problem that its document does not name. */
export async function expectDocumented(
  server: ServerApp,
  fetchDocument: () => Promise<Response>,
  answer: { method: string; path: string; status: number; code: string | undefined },
): Promise<void> {
  if (!answer.path.startsWith('/api/v1/')) return;
  const operations = known.get(server) ?? fetchDocument().then(readOperations);
  known.set(server, operations);
  const [path = ''] = answer.path.split('?');
  const found = (await operations).find((each) => each.method === answer.method && each.pattern.test(path));
  if (!found) return;
  const name = `${answer.method} ${path} answered ${answer.status} ${answer.code ?? ''}`;
  const documented = found.responses[String(answer.status)];
  expect(documented, `${name}: the status is not documented`).toBeDefined();
  if (answer.status >= 400) expect(documented?.description, name).toContain(`\`${answer.code}\``);
}

async function readOperations(response: Response): Promise<readonly Operation[]> {
  const { paths } = (await response.json()) as {
    paths: Record<string, Record<string, { responses: Responses }>>;
  };
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { responses }]) => ({
      // Fixed paths before those with parameters: the order of the document is the order of the routes.
      pattern: new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`),
      method: method.toUpperCase(),
      responses,
    })),
  );
}
