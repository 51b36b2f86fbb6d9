import { isRouteErrorResponse } from 'react-router';
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
  const status = known.find((code) => code === answered) ?? 500;
  const isWorthReloading = status === 500 || status === 503 || status === 429;
  return (
    <div className="mx-auto flex w-full max-w-flow flex-col gap-6 py-8">
      <PageTitle title={t(`ui.error.${status}.title`)} />
      <div className="flex flex-col gap-3">
        <p className="font-mono text-sm text-muted">{status}</p>
        <h1 className="text-2xl" tabIndex={-1}>
          {t(`ui.error.${status}.title`)}
        </h1>
        <p className="text-lg text-muted">{t(`ui.error.${status}.detail`)}</p>
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
