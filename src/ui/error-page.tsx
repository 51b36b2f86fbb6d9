import { isRouteErrorResponse } from 'react-router';
import type { Text } from '#kernel/text.ts';
import { LinkButton } from './link-button.tsx';
import { PageTitle } from './page-title.tsx';
import { useShell } from './shell.tsx';
import { useText } from './text.tsx';

const known = [403, 404, 405, 429, 503] as const;

/** The page for an error that no page answered itself: what happened, whether anything is lost, and a way on. */
export function ErrorPage({ error }: { error: unknown }) {
  const t = useText();
  const { requestId, viewer, path } = useShell();
  const answered = isRouteErrorResponse(error) ? error.status : 500;
  const refused = refusalIn(t, error);
  const status = known.find((code) => code === answered) ?? 500;
  const isWorthReloading = !refused && (status === 500 || status === 503 || status === 429);
  const title = refused?.title ?? t(`ui.error.${status}.title`);
  return (
    <div className="mx-auto flex w-full max-w-flow flex-col gap-6 py-8">
      <PageTitle title={title} />
      <div className="flex flex-col gap-3">
        <p className="font-mono text-sm text-muted">{refused ? answered : status}</p>
        <h1 className="text-2xl" tabIndex={-1}>
          {title}
        </h1>
        <p className="text-lg text-muted">{refused?.detail ?? t(`ui.error.${status}.detail`)}</p>
      </div>
      <div className="flex flex-wrap gap-3">
        {isWorthReloading ? (
          <LinkButton href={path} reloadDocument>
            {t('ui.error.reload')}
          </LinkButton>
        ) : null}
        <LinkButton href={viewer ? '/overview' : '/'} kind={isWorthReloading ? 'secondary' : 'primary'}>
          {t(viewer ? 'ui.error.account' : 'ui.error.home')}
        </LinkButton>
        <LinkButton href="/help" kind="secondary">
          {t('ui.error.help')}
        </LinkButton>
      </div>
      {requestId ? (
        <p className="border-t border-line pt-4 text-sm text-muted">
          {t('ui.error.request')} <code className="text-ink select-all">{requestId}</code>
          <br />
          {t('ui.error.request_hint')}
        </p>
      ) : null}
    </div>
  );
}

/** What the server refused by itself, in the words of that problem; what passes with time has words of its own. */
function refusalIn(t: Text, error: unknown): { title: string; detail: string } | null {
  if (!isRouteErrorResponse(error) || error.status === 429 || error.status >= 500) return null;
  const [title, detail] = [`problem.${error.data}.title`, `problem.${error.data}.detail`];
  return t.has(title) && t.has(detail) ? { title: t(title), detail: t(detail) } : null;
}
