import { expect } from 'vitest';
import { z } from 'zod';
import type { ServerApp } from './server-app.ts';

type Json = Record<string, unknown>;
type Responses = Record<string, { description: string; content?: Record<string, { schema: Json }> }>;
type Operation = {
  readonly pattern: RegExp;
  readonly method: string;
  readonly responses: Responses;
  /** What an answer with this status must look like; `null` where it has no JSON. */
  readonly bodyOf: (status: string) => z.ZodType | null;
};

const known = new WeakMap<ServerApp, Promise<readonly Operation[]>>();

/** Fails the test when the API answered with a status, a problem or a body that its document does not name. */
export async function expectDocumented(
  server: ServerApp,
  fetchDocument: () => Promise<Response>,
  answer: { method: string; path: string; status: number; body: { code?: string } & object },
): Promise<void> {
  if (!answer.path.startsWith('/api/v1/')) return;
  const operations = known.get(server) ?? fetchDocument().then(readOperations);
  known.set(server, operations);
  const [path = ''] = answer.path.split('?');
  const found = (await operations).find((each) => each.method === answer.method && each.pattern.test(path));
  if (!found) return;
  const name = `${answer.method} ${path} answered ${answer.status} ${answer.body.code ?? ''}`;
  const documented = found.responses[String(answer.status)];
  expect(documented, `${name}: the status is not documented`).toBeDefined();
  if (answer.status >= 400) expect(documented?.description, name).toContain(`\`${answer.body.code}\``);
  const body = found.bodyOf(String(answer.status));
  if (body === null) return;
  const read = body.safeParse(answer.body);
  expect(read.error?.issues ?? [], `${name}: the body is not as documented`).toEqual([]);
}

async function readOperations(response: Response): Promise<readonly Operation[]> {
  const { paths, components } = (await response.json()) as {
    paths: Record<string, Record<string, { responses: Responses }>>;
    components: { schemas: Record<string, Json> };
  };
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { responses }]) => {
      const read = new Map<string, z.ZodType | null>();
      return {
        // Fixed paths before those with parameters: the order of the document is the order of the routes.
        pattern: new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`),
        method: method.toUpperCase(),
        responses,
        bodyOf(status: string) {
          const known = read.get(status);
          if (known !== undefined) return known;
          const content = Object.entries(responses[status]?.content ?? {});
          const schema = content.find(([type]) => /\bjson$/.test(type))?.[1].schema;
          const made = schema ? z.fromJSONSchema(closed(schema, components.schemas)) : null;
          read.set(status, made);
          return made;
        },
      };
    }),
  );
}

/** The schema with its references filled in, and every object without fields that it doesn't name. */
function closed(schema: unknown, components: Readonly<Record<string, Json>>): Json {
  const resolve = (node: Json): Json =>
    typeof node['$ref'] === 'string' ? (components[node['$ref'].split('/').at(-1) ?? ''] ?? {}) : node;
  const fill = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(fill);
    if (typeof value !== 'object' || value === null) return value;
    const node = value as Json;
    if (typeof node['$ref'] === 'string') return fill(resolve(node));
    if (Array.isArray(node['allOf'])) return fill(merged(node['allOf'].map(resolve)));
    const filled: Json = Object.fromEntries(Object.entries(node).map(([key, each]) => [key, fill(each)]));
    return filled['properties'] && filled['additionalProperties'] === undefined
      ? { ...filled, additionalProperties: false }
      : filled;
  };
  return fill(schema) as Json;
}

/** An object that extends another is described as both at once. */
const merged = (parts: readonly Json[]): Json => ({
  type: 'object',
  properties: Object.assign({}, ...parts.map(({ properties }) => properties)) as Json,
  required: parts.flatMap(({ required }) => (required ?? []) as string[]),
});
