import './article.css';
import { ChevronDown, Wrench } from 'lucide-react';
import { data, type LoaderFunctionArgs, useLoaderData } from 'react-router';
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

export const handle = { isStatic: true };

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const page = getPage(context);
  const userAgent = request.headers.get('user-agent') ?? '';
  const found = await page.useCases.help.readArticle({
    locale: page.locale,
    region: page.region,
    category: params['category'] ?? '',
    slug: params['slug'] ?? '',
    reader: { address: page.ip, userAgent },
  });
  if (!found.ok) throw data(null, { status: 404 });
  const surface = /\bMobi|Android|iPhone/.test(userAgent) ? 'app' : 'web';
  return { article: found.value, origin: page.origin, surface } as const;
}

/** An article: what it is about, the tool that does it, then the words. */
export default function Article() {
  const t = useText();
  const { viewer } = useShell();
  const { article, origin, surface } = useLoaderData<typeof loader>();
  const path = articlePath(article);
  const category = t(`help.category.${article.category}`);
  return (
    <div className="mx-auto flex w-full max-w-article flex-col gap-4">
      <PageTitle title={article.title} />
      <meta name="description" content={article.summary} />
      <link rel="canonical" href={origin + path} />
      {/* On a narrow screen the title right below says the last part. */}
      <div className="print:hidden max-sm:[&_li:last-child]:hidden">
        <Breadcrumb
          items={[
            { href: '/help', label: t('help.title') },
            { href: `/help/${article.category}`, label: category },
            ...(article.section
              ? [
                  {
                    href: `/help/${article.category}/section/${article.section}`,
                    label: article.sectionTitle ?? article.section,
                  },
                ]
              : []),
            { href: path, label: article.title },
          ]}
        />
      </div>
      <article className="flex flex-col gap-6">
        <header className="flex flex-col gap-3">
          <h1 className="text-2xl sm:text-3xl">{article.title}</h1>
          <ArticleFacts article={article} lead={t('help.minutes', { minutes: article.minutes })} />
        </header>
        {article.tool ? <ToolBox tool={article.tool} path={path} /> : null}
        <div className="help-article flex flex-col gap-6">
          {article.blocks.map((block, index) =>
            block.kind === 'html' ? (
              // biome-ignore lint/suspicious/noArrayIndexKey: the blocks never move
              <Html key={index} html={block.html} />
            ) : (
              // biome-ignore lint/suspicious/noArrayIndexKey: the blocks never move
              <Variants key={index} variants={block.variants} surface={surface} />
            ),
          )}
        </div>
        {viewer ? null : <RegionNotice path={path} />}
      </article>
      <Related articles={article.related} />
    </div>
  );
}

/** The first thing under the title: the tool, one press away. */
function ToolBox({ tool, path }: { tool: ToolId; path: string }) {
  const t = useText();
  const { viewer } = useShell();
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
          {t(
            `help.tool.start.${isLedThroughSignIn ? 'signed_out_' : ''}${tools[tool].returnBy ? 'returning' : 'leaving'}`,
          )}
        </p>
      </div>
      <div className="shrink-0">
        <LinkButton href={toolHref(tool, path)} reloadDocument>
          {t(`help.tool.${tool}.action`)}
        </LinkButton>
      </div>
    </section>
  );
}

/** HTML that the renderer has sanitised. */
function Html({ html }: { html: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: sanitised in render-article.ts
  return <div className="help-prose" dangerouslySetInnerHTML={{ __html: html }} />;
}

/** Variants of a stretch; the one that fits what we know is open, the others are one tap away. */
function Variants({ variants, surface }: { variants: readonly Variant[]; surface: 'app' | 'web' }) {
  const t = useText();
  const { viewer } = useShell();
  const fits = (variant: Variant) =>
    (variant.signedIn === null || variant.signedIn === (viewer !== null)) &&
    (variant.surface === null || variant.surface === surface);
  return (
    <div className="flex flex-col gap-3">
      {variants.map((variant) => (
        <details
          key={`${variant.signedIn} ${variant.surface}`}
          open={fits(variant)}
          className="help-variant group rounded-lg border border-line bg-surface"
        >
          <summary className="flex min-h-12 items-center justify-between gap-3 rounded-lg px-4 py-2.5 text-lg font-semibold hover:bg-sunken sm:px-5">
            {variantName(t, variant)}
            <Icon of={ChevronDown} className="text-muted group-open:rotate-180" />
          </summary>
          <div className="px-4 pb-4 sm:px-5 sm:pb-5">
            <Html html={variant.html} />
          </div>
        </details>
      ))}
    </div>
  );
}

function variantName(t: ReturnType<typeof useText>, { signedIn, surface }: Variant): string {
  const reader =
    signedIn === null ? null : t(signedIn ? 'help.variant.signed_in' : 'help.variant.signed_out');
  if (reader === null) return t(surface === 'app' ? 'help.variant.only.app' : 'help.variant.only.web');
  if (surface === null) return reader;
  return t('help.variant.both', { reader, surface: t(`help.variant.${surface}`) });
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

function Related({ articles }: { articles: ArticleData['related'] }) {
  const t = useText();
  if (articles.length === 0) return null;
  return (
    <section aria-labelledby="related" className="mt-4 flex flex-col gap-4 print:hidden">
      <h2 id="related" className="text-xl">
        {t('help.related')}
      </h2>
      <ArticleLinks articles={articles} />
    </section>
  );
}
