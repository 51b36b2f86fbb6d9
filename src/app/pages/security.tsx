import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { type LoaderFunctionArgs, Link as RouterLink, useLoaderData } from 'react-router';
import { RunningHolds } from '#modules/holds/pages/running-holds.tsx';
import { Badge } from '#ui/badge.tsx';
import { Card } from '#ui/card.tsx';
import { Icon } from '#ui/icon.tsx';
import { Link } from '#ui/link.tsx';
import { LinkButton } from '#ui/link-button.tsx';
import { Page } from '#ui/page.tsx';
import { requireViewer } from '#ui/page-context.ts';
import { useText } from '#ui/text.tsx';
import { VisuallyHidden } from '#ui/visually-hidden.tsx';
import { RecoveryBanner } from './recovery-banner.tsx';

export async function loader({ context, request }: LoaderFunctionArgs) {
  const page = requireViewer(context, request);
  const { accountId } = page.viewer;
  return {
    account: await page.useCases.account.viewOverview(accountId),
    recovery: await page.useCases.recovery.viewOwnRecovery(accountId),
  };
}

export default function Security() {
  const t = useText();
  const { account, recovery } = useLoaderData<typeof loader>();
  return (
    <Page title={t('security.title')} lead={t('security.lead')} width="article">
      {recovery ? <RecoveryBanner recovery={recovery} /> : null}
      <RunningHolds holds={account.holds} />
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
            lost="phone"
            action={<Change href="/security/phone/change" label={t('overview.change_phone')} />}
          />
          <Row
            name={t('overview.email')}
            value={<span className="break-all">{account.email}</span>}
            detail={t('security.email.use')}
            lost="email"
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
            action={<Change href="/security/password" label={t('passwords.change.title')} />}
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
            lost={account.hasAuthenticator ? 'authenticator' : undefined}
            action={
              account.hasAuthenticator ? (
                <LinkButton href="/security/authenticator" kind="secondary" size="small">
                  <span aria-hidden="true">{t('security.authenticator.see')}</span>
                  <VisuallyHidden>{t('authenticator.linked.title')}</VisuallyHidden>
                </LinkButton>
              ) : (
                <LinkButton href="/security/authenticator" kind="secondary" size="small">
                  <span aria-hidden="true">{t('security.authenticator.link')}</span>
                  <VisuallyHidden>{t('overview.authenticator.action')}</VisuallyHidden>
                </LinkButton>
              )
            }
          />
          {account.backupCodes === null ? null : (
            <Row
              name={t('backup_codes.title')}
              value={
                <Badge state={account.backupCodes > 0 ? 'good' : 'wait'}>
                  {t('security.backup_codes.left', { left: account.backupCodes })}
                </Badge>
              }
              detail={t('security.backup_codes.use')}
              action={
                <LinkButton href="/security/backup-codes" kind="secondary" size="small">
                  <span aria-hidden="true">
                    {t(account.backupCodes > 0 ? 'security.authenticator.see' : 'security.backup_codes.make')}
                  </span>
                  <VisuallyHidden>{t('backup_codes.title')}</VisuallyHidden>
                </LinkButton>
              }
            />
          )}
          <Row
            name={t('security.passkeys')}
            value={
              <Badge state={account.passkeys > 0 ? 'good' : 'neutral'}>
                {t('security.passkeys.count', { count: account.passkeys })}
              </Badge>
            }
            detail={t('security.passkeys.use')}
            lost={account.passkeys > 0 ? 'passkey' : undefined}
            action={
              <LinkButton
                href={account.passkeys > 0 ? '/security/passkeys' : '/security/passkeys/add'}
                kind="secondary"
                size="small"
              >
                <span aria-hidden="true">
                  {t(account.passkeys > 0 ? 'security.passkeys.see' : 'security.passkeys.add')}
                </span>
                <VisuallyHidden>
                  {t(account.passkeys > 0 ? 'security.passkeys.see_all' : 'passkeys.add')}
                </VisuallyHidden>
              </LinkButton>
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
      <Card title={t('settings_lock.title')}>
        <Rows>
          <Row
            name={t('security.lock')}
            value={
              <Badge state={account.settingsLocked ? 'good' : 'neutral'}>
                {t(account.settingsLocked ? 'settings_lock.state.on' : 'settings_lock.state.off')}
              </Badge>
            }
            detail={t('settings_lock.lead')}
            action={
              <LinkButton href="/security/settings-lock" kind="secondary" size="small">
                <span aria-hidden="true">{t('security.authenticator.see')}</span>
                <VisuallyHidden>{t('settings_lock.title')}</VisuallyHidden>
              </LinkButton>
            }
          />
        </Rows>
      </Card>
      <Card title={t('security.messages')}>
        <Rows>
          <Row
            name={t('anti_phishing.title')}
            value={
              <Badge state={account.hasAntiPhishingCode ? 'good' : 'neutral'}>
                {t(account.hasAntiPhishingCode ? 'anti_phishing.state.on' : 'anti_phishing.state.off')}
              </Badge>
            }
            detail={t('anti_phishing.lead')}
            action={<Change href="/security/anti-phishing" label={t('anti_phishing.title')} />}
          />
        </Rows>
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
  lost,
  action,
}: {
  name: string;
  value: ReactNode;
  detail: string;
  /** What can be lost here: then there is a way back. */
  lost?: 'phone' | 'email' | 'authenticator' | 'passkey' | undefined;
  action?: ReactNode;
}) {
  const t = useText();
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-4 first:pt-0 last:pb-0">
      <div className="flex min-w-0 flex-1 basis-48 flex-col gap-0.5">
        <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h3 className="text-base leading-normal">{name}</h3>
          {value}
        </span>
        <span className="text-sm text-muted">{detail}</span>
        {lost ? (
          <Link href={`/recover?lost=${lost}`} isTarget>
            <span aria-hidden="true">{t('security.unavailable')}</span>
            <VisuallyHidden>{t(`security.unavailable.${lost}`)}</VisuallyHidden>
          </Link>
        ) : null}
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
