import './article.css';
import { ChevronDown, Wrench } from 'lucide-react';
import { data, type LoaderFunctionArgs, redirect, useLoaderData } from 'react-router';
import { directionOf } from '#kernel/languages.ts';
import type { Text } from '#kernel/text.ts';
import { type ToolId, toolHref, tools } from '#modules/help/rules.ts';
import { type Article as ArticleData, articlePath, type Variant } from '#modules/help/types.ts';
import { Alert } from '#ui/alert.tsx';
import { Breadcrumb } from '#ui/breadcrumb.tsx';
import { Icon } from '#ui/icon.tsx';
import { Link } from '#ui/link.tsx';
import { LinkButton } from '#ui/link-button.tsx';
import { getPage } from '#ui/page-context.ts';
import { PageTitle } from '#ui/page-title.tsx';
import { useShell } from '#ui/shell.tsx';
import { useText } from '#ui/text.tsx';
import { ArticleFacts, ArticleLinks } from './article-list.tsx';
import { ArticleLanguages, StructuredData } from './article-meta.tsx';
import { ArticleChildren, ArticleVersions } from './article-tree.tsx';
import { answers, Feedback } from './feedback.tsx';
import { Notes } from './notes.tsx';
import { readerOf } from './reader.ts';

export const handle = { isStatic: true };

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const page = getPage(context);
  const reader = readerOf(page, params);
  const { help, account } = page.useCases;
  const asked = { ...reader, category: params['category'] ?? '', slug: params['slug'] ?? '' };
  const found = await help.readArticle(asked);
  if (!found.ok) {
    const moved = await help.movedTo(asked);
    if (moved) throw redirect(articlePath(moved, reader.base), 301);
    throw data(null, { status: 404 });
  }
  const article = found.value;
  const surface = /\bMobi|Android|iPhone/.test(request.headers.get('user-agent') ?? '') ? 'app' : 'web';
  const notes = page.viewer ? await account.notesForReader(page.viewer.accountId, article.tool) : [];
  const answer = new URL(request.url).searchParams.get('helpful');
  return {
    article,
    notes,
    origin: page.origin,
    region: reader.region,
    base: reader.base,
    surface,
    answer: answers.find((each) => each === answer) ?? null,
  } as const;
}

/** An article: what it is about, the reader's own state, the tool that does it, then the words. */
export default function Article() {
  const t = useText();
  const { viewer, brand } = useShell();
  const { article, notes, origin, region, base, surface, answer } = useLoaderData<typeof loader>();
  const path = articlePath(article, base);
  const category = t(`help.category.${article.category}`);
  const isTranslated = article.locale === t.locale.split('-')[0];
  // What we say around an article that isn't translated stays in the reader's language.
  const inItsLanguage = isTranslated ? {} : { lang: article.locale, dir: directionOf(article.locale) };
  return (
    <div className="mx-auto flex w-full max-w-article flex-col gap-4">
      <PageTitle title={article.title} description={article.summary} />
      <ArticleLanguages article={article} origin={origin} />
      <StructuredData article={article} url={origin + path} publisher={brand.name} />
      {/* On a narrow screen the title right below says the last part. */}
      <div className="print:hidden max-sm:[&_li:last-child]:hidden">
        <Breadcrumb
          items={[
            { href: `${base}/help`, label: t('help.title') },
            { href: `${base}/help/${article.category}`, label: category },
            ...(article.section
              ? [
                  {
                    href: `${base}/help/${article.category}/section/${article.section}`,
                    label: article.sectionTitle ?? article.section,
                  },
                ]
              : []),
            ...(article.parent
              ? [{ href: articlePath(article.parent, base), label: article.parent.title }]
              : []),
            { href: path, label: article.title },
          ]}
        />
      </div>
      {isTranslated ? null : (
        <Alert state="info" title={t('help.not_translated.title')}>
          {t('help.not_translated.detail')}
        </Alert>
      )}
      <article className="flex flex-col gap-6">
        <header className="flex flex-col gap-3">
          <h1 className="text-2xl sm:text-3xl" {...inItsLanguage}>
            {article.title}
          </h1>
          <ArticleFacts article={article} lead={t('help.minutes', { minutes: article.minutes })} />
          <ArticleVersions article={article} base={base} />
        </header>
        {article.tool ? <ToolBox tool={article.tool} path={path} /> : null}
        <Notes notes={notes} />
        {article.incident ? (
          <p>
            <Link href={article.incident} isTarget>
              {t('help.incident')}
            </Link>
          </p>
        ) : null}
        <div className="help-article flex flex-col gap-6" {...inItsLanguage}>
          {article.blocks.map((block, index) =>
            block.kind === 'html' ? (
              // biome-ignore lint/suspicious/noArrayIndexKey: the blocks never move
              <Html key={index} html={withBase(block.html, base)} />
            ) : (
              // biome-ignore lint/suspicious/noArrayIndexKey: the blocks never move
              <Variants key={index} variants={block.variants} surface={surface} region={region} base={base} />
            ),
          )}
        </div>
        {viewer ? null : <RegionNotice path={path} />}
      </article>
      <ArticleChildren article={article} base={base} />
      <Feedback path={path} answer={answer} />
      <Related articles={article.related} base={base} />
      <Share title={article.title} url={origin + path} />
    </div>
  );
}

/** Sends the address on without a script; on paper it stands in full. */
function Share({ title, url }: { title: string; url: string }) {
  const t = useText();
  const mail = `mailto:?subject=${encodeURIComponent(title)}&body=${encodeURIComponent(url)}`;
  return (
    <p className="text-sm">
      <span className="print:hidden">
        <Link href={mail} isTarget>
          {t('help.share')}
        </Link>
      </span>
      <span dir="ltr" className="hidden wrap-anywhere print:inline">
        {url}
      </span>
    </p>
  );
}

/** Links of an article are written without a language; they stay in the reader's. */
const withBase = (html: string, base: string): string =>
  base === '' ? html : html.replaceAll('href="/help', `href="${base}/help`);

/** The first thing under the title: the tool, one press away. */
function ToolBox({ tool, path }: { tool: ToolId; path: string }) {
  const t = useText();
  const { viewer } = useShell();
  const href = toolHref(tool, path);
  const isLedThroughSignIn = tools[tool].needsSession && !viewer;
  return (
    <section
      aria-labelledby="tool"
      className="flex flex-col gap-4 rounded-lg border border-accent bg-accent-soft p-4 sm:flex-row sm:items-center sm:justify-between sm:gap-6 sm:p-5 print:hidden"
    >
      <div className="flex min-w-0 flex-col gap-1">
        <p className="flex items-center gap-2 text-sm text-muted">
          <Icon of={Wrench} className="size-4" />
          {t('help.tool.label')}
        </p>
        <h2 id="tool" className="text-lg">
          {t(`help.tool.${tool}.title`)}
        </h2>
        <p className="text-muted">
          {href === null
            ? t('help.tool.missing')
            : t(
                `help.tool.start.${isLedThroughSignIn ? 'signed_out_' : ''}${tools[tool].returnBy ? 'returning' : 'leaving'}`,
              )}
        </p>
      </div>
      {href === null ? null : (
        <div className="shrink-0">
          <LinkButton href={href} reloadDocument>
            {t(`help.tool.${tool}.action`)}
          </LinkButton>
        </div>
      )}
    </section>
  );
}

/** HTML that the renderer has sanitised. */
function Html({ html }: { html: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: sanitised in render-article.ts
  return <div className="help-prose" dangerouslySetInnerHTML={{ __html: html }} />;
}

/** Variants of a stretch; the one that fits what we know is open, the others are one tap away. */
function Variants({
  variants,
  surface,
  region,
  base,
}: {
  variants: readonly Variant[];
  surface: 'app' | 'web';
  region: string | null;
  base: string;
}) {
  const t = useText();
  const { viewer } = useShell();
  const fits = (variant: Variant) =>
    (variant.regions === null || region === null || variant.regions.includes(region)) &&
    (variant.signedIn === null || variant.signedIn === (viewer !== null)) &&
    (variant.surface === null || variant.surface === surface);
  return (
    <div className="flex flex-col gap-3">
      {variants.map((variant) => (
        <details
          key={`${variant.signedIn} ${variant.surface} ${variant.regions?.join()}`}
          open={fits(variant)}
          className="help-variant group rounded-lg border border-line bg-surface"
        >
          <summary className="flex min-h-12 items-center justify-between gap-3 rounded-lg px-4 py-2.5 text-lg font-semibold hover:bg-sunken sm:px-5">
            {variantName(t, variant)}
            <Icon of={ChevronDown} className="text-muted group-open:rotate-180" />
          </summary>
          <div className="px-4 pb-4 sm:px-5 sm:pb-5">
            <Html html={withBase(variant.html, base)} />
          </div>
        </details>
      ))}
    </div>
  );
}

function variantName(t: Text, { signedIn, surface, regions }: Variant): string {
  const names = new Intl.DisplayNames([t.locale], { type: 'region' });
  const where = regions && t.list(regions.map((region) => names.of(region) ?? region));
  const reader =
    signedIn === null ? null : t(signedIn ? 'help.variant.signed_in' : 'help.variant.signed_out');
  const who =
    reader === null
      ? surface && t(surface === 'app' ? 'help.variant.only.app' : 'help.variant.only.web')
      : surface === null
        ? reader
        : t('help.variant.both', { reader, surface: t(`help.variant.${surface}`) });
  if (where === null) return who ?? '';
  return who ? t('help.variant.both', { reader: who, surface: where }) : where;
}

function RegionNotice({ path }: { path: string }) {
  const t = useText();
  return (
    <div className="print:hidden">
      <Alert
        state="info"
        title={t('help.region.title')}
        actions={
          <Link href={`/sign-in?next=${encodeURIComponent(path)}`} isTarget>
            {t('help.region.action')}
          </Link>
        }
      >
        {t('help.region.detail')}
      </Alert>
    </div>
  );
}

function Related({ articles, base }: { articles: ArticleData['related']; base: string }) {
  const t = useText();
  if (articles.length === 0) return null;
  return (
    <section aria-labelledby="related" className="mt-4 flex flex-col gap-4 print:hidden">
      <h2 id="related" className="text-xl">
        {t('help.related')}
      </h2>
      <ArticleLinks articles={articles} base={base} />
    </section>
  );
}
