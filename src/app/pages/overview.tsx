import {
  Activity,
  ChevronRight,
  CircleHelp,
  type LucideIcon,
  MonitorSmartphone,
  ShieldCheck,
} from 'lucide-react';
import { Form, type LoaderFunctionArgs, Link as RouterLink, useLoaderData } from 'react-router';
import { isPasskeyOffered } from '#modules/gate/pages/passkey-offer.ts';
import { RunningHolds } from '#modules/holds/pages/running-holds.tsx';
import { Alert } from '#ui/alert.tsx';
import { Badge } from '#ui/badge.tsx';
import { Button } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { DescriptionList } from '#ui/description-list.tsx';
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
  return {
    name: page.viewer.name,
    isPasskeyOffered: isPasskeyOffered(request),
    account: await page.useCases.account.viewOverview(page.viewer.accountId),
    recovery: await page.useCases.recovery.viewOwnRecovery(page.viewer.accountId),
  };
}

type Account = ReturnType<typeof useLoaderData<typeof loader>>['account'];
type Recovery = ReturnType<typeof useLoaderData<typeof loader>>['recovery'];

const stateLooks = { active: 'good', frozen: 'problem', restricted: 'wait', closed: 'problem' } as const;

export default function Overview() {
  const t = useText();
  const { name, account, recovery, isPasskeyOffered: isOffered } = useLoaderData<typeof loader>();
  return (
    <Page title={t('overview.title')} lead={t('overview.lead', { name })}>
      <Attention account={account} recovery={recovery} />
      {isOffered ? <PasskeyOffer /> : null}
      <div className="grid items-start gap-6 lg:grid-cols-[3fr_2fr]">
        <Card title={t('overview.account')}>
          <DescriptionList
            items={[
              {
                term: t('overview.state'),
                value: (
                  <Badge state={stateLooks[account.state]}>{t(`overview.state.${account.state}`)}</Badge>
                ),
              },
              {
                term: t('overview.phone'),
                value: (
                  <span dir="ltr" className="font-mono">
                    {account.phone}
                  </span>
                ),
                action: <Change href="/security/phone/change" label={t('overview.change_phone')} />,
              },
              {
                term: t('overview.email'),
                value: <span className="break-all">{account.email}</span>,
                action: <Change href="/security/email/change" label={t('overview.change_email')} />,
              },
              {
                term: t('overview.authenticator'),
                value: account.hasAuthenticator ? (
                  <Badge state="good">{t('overview.linked')}</Badge>
                ) : (
                  <Badge state="neutral">{t('overview.not_linked')}</Badge>
                ),
              },
              { term: t('overview.since'), value: t.date(account.createdAt) },
            ]}
          />
        </Card>
        <Places />
      </div>
    </Page>
  );
}

/** After a sign-in with the passkey of another device. */
function PasskeyOffer() {
  const t = useText();
  return (
    <Alert
      state="info"
      title={t('passkey_offer.title')}
      actions={
        <Form method="post" action="/security/passkey-offer" className="flex flex-wrap gap-3">
          <LinkButton href="/security/passkeys/add" kind="secondary" size="small">
            {t('passkeys.add')}
          </LinkButton>
          <Button type="submit" kind="quiet" size="small">
            {t('passkey_offer.dismiss')}
          </Button>
        </Form>
      }
    >
      {t('passkey_offer.detail')}
    </Alert>
  );
}

function Change({ href, label }: { href: string; label: string }) {
  const t = useText();
  return (
    <Link href={href} isTarget>
      <span aria-hidden="true">{t('overview.change')}</span>
      <VisuallyHidden>{label}</VisuallyHidden>
    </Link>
  );
}

/** Everything that is off or open, the pressing first; says so when there is nothing. */
function Attention({ account, recovery }: { account: Account; recovery: Recovery }) {
  const t = useText();
  const isStrong = account.hasAuthenticator || account.passkeys > 0;
  const isCalm = recovery === null && account.holds.length === 0 && isStrong && account.state === 'active';
  return (
    <section aria-labelledby="attention" className="flex flex-col gap-3">
      <h2 id="attention" className="text-xl">
        {t('overview.attention')}
      </h2>
      {account.state === 'restricted' ? (
        <Alert state="problem" title={t('overview.restricted.title')}>
          {t('overview.restricted.detail')}
        </Alert>
      ) : null}
      {recovery ? <RecoveryBanner recovery={recovery} /> : null}
      <RunningHolds holds={account.holds} />
      {isStrong ? null : (
        <Alert
          state="info"
          title={t('overview.authenticator.title')}
          actions={
            <LinkButton href="/security/authenticator" kind="secondary" size="small">
              {t('overview.authenticator.action')}
            </LinkButton>
          }
        >
          {t('overview.authenticator.detail')}
        </Alert>
      )}
      {isCalm ? (
        <Alert state="good" title={t('overview.attention.none')}>
          {t('overview.attention.none.detail')}
        </Alert>
      ) : null}
    </section>
  );
}

const places = [
  { href: '/security', id: 'security', icon: ShieldCheck },
  { href: '/devices', id: 'devices', icon: MonitorSmartphone },
  { href: '/activity', id: 'activity', icon: Activity },
  { href: '/help', id: 'help', icon: CircleHelp },
] as const satisfies readonly { href: string; id: string; icon: LucideIcon }[];

function Places() {
  const t = useText();
  return (
    <Card title={t('overview.go')}>
      <ul className="-my-3 flex flex-col divide-y divide-line">
        {places.map(({ href, id, icon }) => (
          <li key={href}>
            <RouterLink
              to={href}
              className="group flex min-h-14 items-center gap-3 py-3 text-ink no-underline"
            >
              <Icon of={icon} className="text-muted" />
              <span className="flex min-w-0 flex-1 flex-col">
                <span className="font-semibold group-hover:underline">{t(`overview.go.${id}`)}</span>
                <span className="text-sm text-muted">{t(`overview.go.${id}.detail`)}</span>
              </span>
              <Icon of={ChevronRight} className="text-muted rtl:rotate-180" />
            </RouterLink>
          </li>
        ))}
      </ul>
    </Card>
  );
}
