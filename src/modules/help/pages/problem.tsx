import { data, type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { Breadcrumb } from '#ui/breadcrumb.tsx';
import { Page } from '#ui/page.tsx';
import { getPage } from '#ui/page-context.ts';
import { useText } from '#ui/text.tsx';
import { ArticleEntries } from './article-list.tsx';
import { readerOf } from './reader.ts';

export const handle = { isStatic: true };

/** Where the `type` of an RFC 9457 problem leads: what the problem is, and the article that explains it. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const page = getPage(context);
  const reader = readerOf(page, params);
  const code = params['code'] ?? '';
  const article = await page.useCases.help.articleOfProblem({ ...reader, code });
  if (!article) throw data(null, { status: 404 });
  return { code, article, base: reader.base };
}

/** A problem by its code: what it says to a customer, and what to do about it. */
export default function Problem() {
  const t = useText();
  const { code, article, base } = useLoaderData<typeof loader>();
  const titleId = `problem.${code}.title`;
  const title = t.has(titleId) ? t(titleId) : code;
  return (
    <div className="mx-auto flex w-full max-w-article flex-col gap-4">
      <Breadcrumb
        items={[
          { href: `${base}/help`, label: t('help.title') },
          { href: `${base}/help/problems/${code}`, label: title },
        ]}
      />
      <Page title={title} lead={t('help.problem.lead')} width="article">
        <p className="text-muted">
          {t('help.problem.code')} <code className="font-mono text-ink">{code}</code>
        </p>
        <ArticleEntries articles={[article]} base={base} level={2} />
      </Page>
    </div>
  );
}
