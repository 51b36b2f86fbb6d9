import rehypeParse from 'rehype-parse';
import rehypeRemark from 'rehype-remark';
import remarkDirective from 'remark-directive';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';

const html = unified().use(rehypeParse, { fragment: true }).use(rehypeRemark);
const markdown = unified().use(remarkParse).use(remarkGfm);
/** Knows directives, so that a colon before a word is written as text and not as one of ours. */
const writer = unified().use(remarkGfm).use(remarkDirective).use(remarkStringify, { bullet: '-' });

type Root = ReturnType<typeof markdown.parse>;
type Node = Root | Root['children'][number];

/** How an article's links and images are read in our help centre; `null` takes the link or image out. */
export type Rewrite = {
  link(href: string): string | null;
  image(src: string): string | null;
};

/**
 * Foreign text as Markdown of ours: the title isn't repeated, headings begin at the second level, links and images lead
 * where `rewrite` says. What can't be kept is told in `lost`.
 */
export function toOurMarkdown(
  source: { format: 'html' | 'markdown'; body: string; title: string },
  rewrite: Rewrite,
): { body: string; lost: readonly string[] } {
  const root = source.format === 'html' ? html.runSync(html.parse(source.body)) : markdown.parse(source.body);
  const lost: string[] = [];
  dropTitle(root, source.title);
  raiseHeadings(root);
  clean(root, rewrite, lost);
  return { body: writer.stringify(root).trim(), lost };
}

function dropTitle(root: Root, title: string): void {
  const [first] = root.children;
  if (first?.type === 'heading' && plainText(first).trim() === title.trim()) root.children.shift();
}

function raiseHeadings(root: Root): void {
  const headings = collectHeadings(root);
  const top = Math.min(...headings.map(({ depth }) => depth));
  const shift = 2 - top;
  for (const heading of headings) {
    heading.depth = Math.min(6, Math.max(2, heading.depth + shift)) as typeof heading.depth;
  }
}

type Heading = Extract<Root['children'][number], { type: 'heading' }>;

function collectHeadings(node: Node): Heading[] {
  if (node.type === 'heading') return [node];
  return 'children' in node ? node.children.flatMap((child) => collectHeadings(child)) : [];
}

function clean(node: Node, rewrite: Rewrite, lost: string[]): void {
  if (!('children' in node)) return;
  const kept: Node[] = [];
  for (const child of node.children as Root['children']) {
    if (child.type === 'html') {
      lost.push('HTML inside the Markdown is left out');
    } else if (child.type === 'image') {
      const url = rewrite.image(child.url);
      if (url === null) lost.push(`an image is left out: ${child.url}`);
      else kept.push(Object.assign(child, { url, alt: child.alt || 'Image' }));
    } else if (child.type === 'link') {
      clean(child, rewrite, lost);
      const url = rewrite.link(child.url);
      if (url !== null) kept.push(Object.assign(child, { url }));
      else {
        lost.push(`a link is left out: ${child.url}`);
        kept.push(...child.children);
      }
    } else {
      clean(child, rewrite, lost);
      kept.push(child);
    }
  }
  Object.assign(node, { children: kept });
}

function plainText(node: Node): string {
  if ('value' in node && typeof node.value === 'string') return node.value;
  return 'children' in node ? node.children.map((child) => plainText(child)).join('') : '';
}
