import rehypeSanitize, { defaultSchema } from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import remarkDirective from 'remark-directive';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { dayMs, hourMs, minuteMs, secondMs } from '#kernel/instant.ts';
import type { Text } from '#kernel/text.ts';
import { type Block, isToolId, nextAnchor, toolHref, type Variant } from '#modules/help/index.ts';
import type { ContentProblem } from './front-matter.ts';

const markdown = unified().use(remarkParse).use(remarkGfm).use(remarkDirective);
type Root = ReturnType<typeof markdown.parse>;
type Node = Root['children'][number];
type Directive = Extract<Node, { type: 'containerDirective' | 'leafDirective' | 'textDirective' }>;

/** Only what our own directives make is allowed beyond the sanitiser's own list; ids stay as they are. */
const schema: typeof defaultSchema = {
  ...defaultSchema,
  clobber: [],
  tagNames: [...(defaultSchema.tagNames ?? []), 'aside', 'figure', 'figcaption'],
  attributes: {
    ...defaultSchema.attributes,
    '*': [...(defaultSchema.attributes?.['*'] ?? []), 'id'],
    aside: [['className', 'note']],
    p: [['className', 'note-label']],
    b: [['className', 'ui-label']],
    div: [['className', 'steps']],
    img: [...(defaultSchema.attributes?.['img'] ?? []), 'loading', 'decoding'],
  },
};
const html = unified().use(remarkRehype).use(rehypeSanitize, schema).use(rehypeStringify);

/** What an article may refer to: the texts of the screens and the numbers of the configuration. */
export type RenderContext = {
  readonly text: Text;
  readonly brand: string;
  readonly supportEmail: string;
  /** Numbers for `:setting[holdHours]`; a name that ends in Seconds, Minutes, Hours or Days is shown as a duration. */
  readonly settings: Readonly<Record<string, number | boolean>>;
  /** The images that there are, by name, with their size in pixels. */
  readonly images: ReadonlyMap<string, { readonly width: number; readonly height: number }>;
};

export type Rendered = {
  readonly blocks: readonly Block[];
  readonly headings: string;
  /** Its text in pieces, in reading order. */
  readonly pieces: readonly string[];
  readonly anchors: ReadonlySet<string>;
  /** Addresses below /help/ that the article links to. */
  readonly links: readonly { readonly href: string; readonly line: number }[];
  readonly problems: readonly ContentProblem[];
};

/** Renders an article's Markdown. Everything that the author got wrong is listed with its line in the file. */
export function renderArticle(
  source: { body: string; bodyLine: number; path: string },
  context: RenderContext,
): Rendered {
  const root = markdown.parse(source.body);
  const problems: ContentProblem[] = [];
  const links: { href: string; line: number }[] = [];
  const anchors = new Set<string>();
  const lineOf = (node: { position?: Node['position'] }) =>
    source.bodyLine - 1 + (node.position?.start.line ?? 1);
  const report = (node: Node, message: string) => problems.push({ line: lineOf(node), message });

  const anchor = (text: string): string => {
    const base =
      text
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]+/gu, '-')
        .replace(/^-|-$/g, '') || 'part';
    let id = base;
    for (let count = 2; anchors.has(id); count += 1) id = `${base}-${count}`;
    anchors.add(id);
    return id;
  };

  const visit = (node: Node, depth: number): void => {
    switch (node.type) {
      case 'textDirective':
        resolveInline(node);
        return;
      case 'leafDirective':
        if (node.name !== 'next') return void report(node, `There is no directive ::${node.name}.`);
        anchors.add(nextAnchor);
        become(node, 'h2', { id: nextAnchor });
        break;
      case 'containerDirective':
        resolveContainer(node, depth);
        break;
      case 'heading':
        if (node.depth === 1) report(node, 'The title is in the front matter; begin headings with ##.');
        for (const child of node.children) visit(child, depth + 1);
        node.data = { ...node.data, hProperties: { id: anchor(plainText(node)) } };
        return;
      case 'link':
        resolveLink(node);
        break;
      case 'text':
        if (node.value.includes(':::')) {
          report(node, 'A directive is not closed, or the one around it needs a colon more.');
        }
        return;
      case 'paragraph':
        if (node.children.length === 1 && node.children[0]?.type === 'image') resolveFigure(node);
        break;
      case 'image':
        resolveImage(node);
        break;
      case 'html':
        report(node, 'HTML is not shown; write Markdown.');
        break;
      default:
    }
    if ('children' in node) for (const child of node.children) visit(child, depth + 1);
  };

  const resolveInline = (node: Extract<Directive, { type: 'textDirective' }>): void => {
    const label = plainText(node);
    if (node.name === 'brand') {
      become(node, null, {}, context.brand);
    } else if (node.name === 'support') {
      become(node, null, {}, context.supportEmail);
    } else if (node.name === 'setting') {
      const value = settingText(label, context);
      if (value === null) report(node, `There is no setting "${label}".`);
      become(node, null, {}, value ?? label);
    } else if (node.name === 'ui') {
      become(node, 'b', { className: ['ui-label'] }, labelText(node, label));
    } else {
      report(node, `There is no directive :${node.name}. A colon before a word needs a backslash.`);
    }
  };

  const labelText = (node: Extract<Directive, { type: 'textDirective' }>, id: string): string => {
    const { text } = context;
    if (!text.has(id)) {
      report(node, `There is no label "${id}" on any screen.`);
      return id;
    }
    try {
      return text(id, { brand: context.brand, ...node.attributes });
    } catch (error) {
      report(node, `The label "${id}" needs values: ${error instanceof Error ? error.message : 'unknown'}`);
      return id;
    }
  };

  const resolveContainer = (
    node: Extract<Directive, { type: 'containerDirective' }>,
    depth: number,
  ): void => {
    if (node.name === 'note') {
      become(node, 'aside', { className: ['note'] });
      node.children.unshift({
        type: 'paragraph',
        data: { hProperties: { className: ['note-label'] } },
        children: [{ type: 'text', value: context.text('help.note') }],
      });
    } else if (node.name === 'steps') {
      const [list] = node.children;
      if (node.children.length !== 1 || list?.type !== 'list' || !list.ordered) {
        report(node, ':::steps holds one numbered list and nothing else.');
      }
      become(node, 'div', { className: ['steps'] });
    } else if (node.name === 'variant') {
      if (depth > 0) report(node, ':::variant stands by itself, not inside something else.');
    } else {
      report(node, `There is no directive :::${node.name}.`);
    }
  };

  /** An image that stands by itself, its title below it. */
  const resolveFigure = (node: Extract<Node, { type: 'paragraph' }>): void => {
    const [image] = node.children;
    if (image?.type !== 'image') return;
    node.data = { ...node.data, hName: 'figure' };
    const caption = image.title;
    if (!caption) return;
    image.title = null;
    node.children.push({
      type: 'emphasis',
      data: { hName: 'figcaption' },
      children: [{ type: 'text', value: caption }],
    });
  };

  const resolveImage = (node: Extract<Node, { type: 'image' }>): void => {
    if (!node.alt) report(node, 'An image needs a description: ![description](address).');
    const name = /^\/help\/images\/(.+)$/.exec(node.url)?.[1];
    const size = name === undefined ? undefined : context.images.get(name);
    if (!size) {
      report(
        node,
        `There is no image "${node.url}"; images are files of content/images, as /help/images/name.png.`,
      );
      return;
    }
    const { width, height } = size;
    node.data = { ...node.data, hProperties: { width, height, loading: 'lazy', decoding: 'async' } };
  };

  const resolveLink = (node: Extract<Node, { type: 'link' }>): void => {
    const tool = /^tool:(.*)$/.exec(node.url)?.[1];
    if (tool !== undefined) {
      const href = isToolId(tool) ? toolHref(tool, source.path) : null;
      if (href !== null) node.url = href;
      else report(node, `There is no tool "${tool}" to lead to.`);
    } else if (node.url.startsWith('/help') || node.url.startsWith('#')) {
      links.push({ href: node.url, line: lineOf(node) });
    } else if (!node.url.startsWith('https://')) {
      report(
        node,
        `Link to an article (/help/faq/…), a tool (tool:…) or an https address, not "${node.url}".`,
      );
    }
  };

  for (const node of root.children) visit(node, 0);
  const { blocks, variantProblems } = toBlocks(root, lineOf);
  const pieces: { text: string; isHeading: boolean }[] = [];
  for (const node of root.children) collect(node, pieces);
  return {
    blocks,
    headings: pieces
      .filter(({ isHeading }) => isHeading)
      .map(({ text }) => text)
      .join(' · '),
    pieces: pieces.map(({ text }) => text),
    anchors,
    links,
    problems: [...problems, ...variantProblems],
  };
}

/** Turns a directive into the element, or without one into plain text. */
function become(
  node: Directive,
  element: string | null,
  properties: Record<string, string | string[]>,
  text?: string,
): void {
  if (text !== undefined) node.children = [{ type: 'text', value: text }] as typeof node.children;
  if (element === null) Object.assign(node, { type: 'text', value: text, children: undefined });
  else node.data = { ...node.data, hName: element, hProperties: properties };
}

const regionsShape = /^[A-Z]{2}(?:,[A-Z]{2})*$/;

function toBlocks(
  root: Root,
  lineOf: (node: Node) => number,
): { blocks: Block[]; variantProblems: ContentProblem[] } {
  const blocks: Block[] = [];
  const variantProblems: ContentProblem[] = [];
  let plain: Node[] = [];
  const flush = () => {
    if (plain.length > 0) blocks.push({ kind: 'html', html: toHtml(plain) });
    plain = [];
  };
  let open: Variant[] | null = null;
  for (const node of root.children) {
    if (node.type !== 'containerDirective' || node.name !== 'variant') {
      open = null;
      plain.push(node);
      continue;
    }
    flush();
    const { signedIn, surface, region } = node.attributes ?? {};
    const isKnown =
      (signedIn === undefined || signedIn === 'yes' || signedIn === 'no') &&
      (surface === undefined || surface === 'app' || surface === 'web') &&
      (region === undefined || regionsShape.test(String(region))) &&
      (signedIn !== undefined || surface !== undefined || region !== undefined);
    if (!isKnown) {
      variantProblems.push({
        line: lineOf(node),
        message: 'A variant says signedIn=yes or no, surface=app or web, region=GB,IE, or several of them.',
      });
    }
    if (open === null) {
      open = [];
      blocks.push({ kind: 'variants', variants: open });
    }
    open.push({
      signedIn: signedIn === 'yes' ? true : signedIn === 'no' ? false : null,
      surface: surface === 'app' || surface === 'web' ? surface : null,
      regions: region ? region.split(',') : null,
      html: toHtml(node.children),
    });
  }
  flush();
  return { blocks, variantProblems };
}

const toHtml = (children: readonly Node[]): string =>
  html.stringify(html.runSync({ type: 'root', children: [...children] }));

/** Every paragraph, heading, list item and table cell as a piece of plain text, in reading order. */
function collect(node: Node, pieces: { text: string; isHeading: boolean }[]): void {
  const isNoteLabel =
    node.type === 'paragraph' && JSON.stringify(node.data?.hProperties ?? {}).includes('note-label');
  if (isNoteLabel) return;
  if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'leafDirective') {
    const text = plainText(node).replace(/\s+/g, ' ').trim();
    if (text) pieces.push({ text, isHeading: node.type !== 'paragraph' });
  } else if (node.type === 'tableRow') {
    pieces.push({ text: `${node.children.map(plainText).join(': ')}.`, isHeading: false });
  } else if ('children' in node) {
    for (const child of node.children) collect(child, pieces);
  } else if (node.type === 'code') {
    pieces.push({ text: node.value, isHeading: false });
  }
}

function plainText(node: Node): string {
  if ('value' in node && typeof node.value === 'string') return node.value;
  if (node.type === 'break') return ' ';
  return 'children' in node && node.children ? node.children.map(plainText).join('') : '';
}

const unitMs = { Seconds: secondMs, Minutes: minuteMs, Hours: hourMs, Days: dayMs } as const;

function settingText(name: string, { settings, text }: RenderContext): string | null {
  const value = Object.hasOwn(settings, name) ? settings[name] : undefined;
  if (typeof value !== 'number') return null;
  const unit = /(Seconds|Minutes|Hours|Days)$/.exec(name)?.[1];
  if (unit === undefined) return text.number(value);
  return text.duration(value * unitMs[unit as keyof typeof unitMs]);
}
