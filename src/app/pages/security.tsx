import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { type LoaderFunctionArgs, Link as RouterLink, useLoaderData } from 'react-router';
import { Badge } from '#ui/badge.tsx';
import { Card } from '#ui/card.tsx';
import { Icon } from '#ui/icon.tsx';
import { LinkButton } from '#ui/link-button.tsx';
import { Page } from '#ui/page.tsx';
import { requireViewer } from '#ui/page-context.ts';
import { useText } from '#ui/text.tsx';
import { VisuallyHidden } from '#ui/visually-hidden.tsx';

export async function loader({ context, request }: LoaderFunctionArgs) {
  const page = requireViewer(context, request);
  return { account: await page.useCases.account.viewOverview(page.viewer.accountId) };
}

export default function Security() {
  const t = useText();
  const { account } = useLoaderData<typeof loader>();
  return (
    <Page title={t('security.title')} lead={t('security.lead')} width="article">
      <Card title={t('security.contacts')}>
        <Rows>
          <Row
            name={t('overview.phone')}
            value={
              <span dir="ltr" className="font-mono whitespace-nowrap">
                {account.phone}
              </span>
            }
            detail={t('security.phone.use')}
            action={<Change href="/security/phone/change" label={t('overview.change_phone')} />}
          />
          <Row
            name={t('overview.email')}
            value={<span className="break-all">{account.email}</span>}
            detail={t('security.email.use')}
            action={<Change href="/security/email/change" label={t('overview.change_email')} />}
          />
        </Rows>
      </Card>
      <Card title={t('security.proofs')}>
        <Rows>
          <Row
            name={t('security.password')}
            value={<Badge state="good">{t('security.password.set')}</Badge>}
            detail={t('security.password.use')}
          />
          <Row
            name={t('overview.authenticator')}
            value={
              account.hasAuthenticator ? (
                <Badge state="good">{t('overview.linked')}</Badge>
              ) : (
                <Badge state="neutral">{t('overview.not_linked')}</Badge>
              )
            }
            detail={t(
              account.hasAuthenticator ? 'security.authenticator.use' : 'security.authenticator.none',
            )}
            action={
              account.hasAuthenticator ? null : (
                <LinkButton href="/security/authenticator" kind="secondary" size="small">
                  <span aria-hidden="true">{t('security.authenticator.link')}</span>
                  <VisuallyHidden>{t('overview.authenticator.action')}</VisuallyHidden>
                </LinkButton>
              )
            }
          />
        </Rows>
      </Card>
      <Card title={t('security.sessions')}>
        <ul className="-my-3 flex flex-col divide-y divide-line">
          <Place href="/devices" id="devices" />
          <Place href="/devices?show=sessions" id="sessions" />
          <Place href="/activity" id="activity" />
        </ul>
      </Card>
      <Card title={t('security.freeze')}>
        <p className="text-muted">{t('security.freeze.detail')}</p>
        <div>
          <LinkButton href="/security/freeze" kind="danger">
            {t('security.freeze.action')}
          </LinkButton>
        </div>
      </Card>
    </Page>
  );
}

function Rows({ children }: { children: ReactNode }) {
  return <ul className="flex flex-col divide-y divide-line">{children}</ul>;
}

function Row({
  name,
  value,
  detail,
  action,
}: {
  name: string;
  value: ReactNode;
  detail: string;
  action?: ReactNode;
}) {
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-4 first:pt-0 last:pb-0">
      <div className="flex min-w-0 flex-1 basis-48 flex-col gap-0.5">
        <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h3 className="text-base leading-normal">{name}</h3>
          {value}
        </span>
        <span className="text-sm text-muted">{detail}</span>
      </div>
      {action}
    </li>
  );
}

function Change({ href, label }: { href: string; label: string }) {
  const t = useText();
  return (
    <LinkButton href={href} kind="secondary" size="small">
      <span aria-hidden="true">{t('overview.change')}</span>
      <VisuallyHidden>{label}</VisuallyHidden>
    </LinkButton>
  );
}

function Place({ href, id }: { href: string; id: 'devices' | 'sessions' | 'activity' }) {
  const t = useText();
  return (
    <li>
      <RouterLink to={href} className="group flex min-h-14 items-center gap-3 py-3 text-ink no-underline">
        <span className="flex min-w-0 flex-1 flex-col">
          <span className="font-semibold group-hover:underline">{t(`security.sessions.${id}`)}</span>
          <span className="text-sm text-muted">{t(`security.sessions.${id}.detail`)}</span>
        </span>
        <Icon of={ChevronRight} className="text-muted rtl:rotate-180" />
      </RouterLink>
    </li>
  );
}
