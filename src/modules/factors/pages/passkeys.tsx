import { KeyRound } from 'lucide-react';
import { type LoaderFunctionArgs, useLoaderData } from 'react-router';
import type { PasskeyView } from '#modules/factors/index.ts';
import { passkeysMax } from '#modules/factors/passkey-rules.ts';
import { RunningHolds } from '#modules/holds/pages/running-holds.tsx';
import { Badge } from '#ui/badge.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { FactCard } from '#ui/fact-card.tsx';
import { Link } from '#ui/link.tsx';
import { LinkButton } from '#ui/link-button.tsx';
import { Page } from '#ui/page.tsx';
import { requireViewer } from '#ui/page-context.ts';
import { useText } from '#ui/text.tsx';
import { VisuallyHidden } from '#ui/visually-hidden.tsx';
import { factsOf } from './passkeys-facts.tsx';

export async function loader({ context, request }: LoaderFunctionArgs) {
  const page = requireViewer(context, request);
  const { accountId } = page.viewer;
  const { holds } = await page.useCases.account.viewOverview(accountId);
  return {
    passkeys: await page.useCases.factors.listPasskeys(accountId),
    max: passkeysMax,
    holds: holds.filter(({ reason }) => reason === 'passkey_added' || reason === 'passkey_reset').slice(0, 1),
  };
}

/** The account's sign-in passkeys, each with where it lives and when it was used. */
export default function Passkeys() {
  const t = useText();
  const { passkeys, max, holds } = useLoaderData<typeof loader>();
  const isFull = passkeys.length >= max;
  const add = <LinkButton href="/security/passkeys/add">{t('passkeys.add')}</LinkButton>;
  return (
    <Page
      title={t('passkeys.title')}
      lead={t('passkeys.lead')}
      back={{ href: '/security', label: t('passkeys.back') }}
      width="article"
    >
      <RunningHolds holds={holds} />
      {passkeys.length === 0 ? (
        <EmptyState title={t('passkeys.empty.title')} icon={KeyRound} action={add}>
          {t('passkeys.empty.detail')}
        </EmptyState>
      ) : (
        <>
          <ul aria-label={t('passkeys.list')} className="flex flex-col gap-4">
            {passkeys.map((passkey) => (
              <PasskeyCard key={passkey.id} passkey={passkey} />
            ))}
          </ul>
          {isFull ? <p className="text-muted">{t('passkeys.full', { max })}</p> : <div>{add}</div>}
          <section className="flex flex-col items-start gap-1 border-t border-line pt-6">
            <h2 className="text-lg">{t('passkeys.lost')}</h2>
            <p className="text-muted">{t('passkeys.lost.detail')}</p>
            <Link href="/recover?lost=passkey" isTarget>
              {t('passkeys.lost.action')}
            </Link>
          </section>
        </>
      )}
    </Page>
  );
}

function PasskeyCard({ passkey }: { passkey: PasskeyView }) {
  const t = useText();
  return (
    <FactCard
      name={passkey.name}
      badge={<Badge state="neutral">{t(`passkeys.product.${passkey.product}`)}</Badge>}
      facts={factsOf(t, passkey)}
      actions={
        <LinkButton href={`/security/passkeys/${passkey.id}`} kind="secondary" size="small">
          <span aria-hidden="true">{t('passkeys.manage')}</span>
          <VisuallyHidden>{t('passkeys.manage_of', { passkey: passkey.name })}</VisuallyHidden>
        </LinkButton>
      }
    />
  );
}
