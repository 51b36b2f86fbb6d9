import { html, raw } from 'hono/html';

type Operation = {
  readonly summary?: string;
  readonly description?: string;
  readonly tags?: readonly string[];
  readonly security?: readonly object[];
  readonly requestBody?: { readonly content?: Readonly<Record<string, { readonly schema?: object }>> };
  readonly responses?: Readonly<Record<string, { readonly description?: string }>>;
};

/** The API's reference as one readable page without scripts, made from the OpenAPI document itself. */
export function apiReferencePage(document: object, nonce: string) {
  const { info, paths = {} } = document as {
    info: { title: string; description?: string };
    paths?: Record<string, Record<string, Operation>>;
  };
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
  const tags = [...new Set(operations.map(({ operation }) => operation.tags?.[0] ?? 'Other'))];
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${info.title}</title>
<style nonce="${nonce}">${raw(css)}</style>
</head>
<body>
<main>
<h1>${info.title}</h1>
<p>${info.description ?? ''}</p>
<p><a href="/openapi.json">OpenAPI 3.1 document</a> · <a href="/help">Help centre</a></p>
<nav aria-label="Sections"><ul>${tags.map((tag) => html`<li><a href="#${anchor(tag)}">${tag}</a></li>`)}</ul></nav>
${tags.map(
  (tag) =>
    html`<section id="${anchor(tag)}"><h2>${tag}</h2>${operations
      .filter(({ operation }) => (operation.tags?.[0] ?? 'Other') === tag)
      .map(({ path, method, operation }) => operationBlock(path, method, operation))}</section>`,
)}
</main>
</body>
</html>`;
}

const anchor = (tag: string): string => tag.toLowerCase().replace(/[^a-z]+/g, '-');

function operationBlock(path: string, method: string, operation: Operation) {
  const body = operation.requestBody?.content?.['application/json']?.schema;
  return html`<article>
<h3><code><b>${method.toUpperCase()}</b> ${path}</code></h3>
<p>${operation.summary ?? ''}${operation.description ? html`. ${operation.description}` : ''}${
    operation.security?.length ? html` <em>Needs a session.</em>` : ''
  }</p>
${body ? html`<details><summary>Body</summary><pre tabindex="0">${JSON.stringify(body, null, 2)}</pre></details>` : ''}
<table><caption>Answers</caption><tbody>${Object.entries(operation.responses ?? {}).map(
    ([status, { description }]) =>
      html`<tr><th scope="row">${status}</th><td>${(description ?? '').replaceAll('`', '')}</td></tr>`,
  )}</tbody></table>
</article>`;
}

const css = `
:root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif}
body{margin:0;background:Canvas;color:CanvasText}
main{max-width:60rem;margin:0 auto;padding:2rem 1rem}
code,pre{font-family:ui-monospace,monospace;font-size:.9rem;overflow-wrap:anywhere}
pre{overflow-x:auto;padding:.75rem;border:1px solid GrayText;border-radius:.5rem}
article{border-top:1px solid GrayText;padding:1rem 0}
h3{margin:0;font-weight:400}
table{border-collapse:collapse;width:100%;margin-top:.5rem}caption{text-align:start;font-weight:600}
th,td{text-align:start;vertical-align:top;padding:.25rem .75rem .25rem 0;overflow-wrap:anywhere}
nav ul{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;padding:0;list-style:none}
a{color:LinkText}
summary{cursor:pointer;min-height:1.75rem}
`;
