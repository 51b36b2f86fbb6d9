import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router';
import { passkeyNameCharsMax } from '#modules/factors/passkey-rules.ts';
import { ownDevice } from '#modules/gate/pages/own-device.ts';
import { Badge } from '#ui/badge.tsx';
import { Card } from '#ui/card.tsx';
import { DescriptionList } from '#ui/description-list.tsx';
import { Link } from '#ui/link.tsx';
import { LinkButton } from '#ui/link-button.tsx';
import { Page } from '#ui/page.tsx';
import { requireViewer } from '#ui/page-context.ts';
import { RenameCard } from '#ui/rename-card.tsx';
import { useText } from '#ui/text.tsx';
import { factsOf } from './passkeys-facts.tsx';
import { gone, passkeyOf } from './passkeys-read.ts';

/** One passkey: what is known of it, its name, and the way to remove it while another strong factor stays. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const page = requireViewer(context, request);
  const passkey = await passkeyOf(page, params);
  const { passkeys, hasAuthenticator } = await page.useCases.account.viewOverview(page.viewer.accountId);
  return { passkey, isLast: passkeys === 1 && !hasAuthenticator, nameCharsMax: passkeyNameCharsMax };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const page = requireViewer(context, request);
  const { id: passkeyId } = await passkeyOf(page, params);
  const name = String((await request.formData()).get('name') ?? '');
  const { accountId } = page.viewer;
  const named = await page.useCases.factors.renamePasskey({
    accountId,
    passkeyId,
    name,
    device: await ownDevice(page),
  });
  if (named.ok) {
    page.setFlash({ state: 'good', textId: 'passkey.renamed', values: { passkey: named.value } });
    return redirect('/security/passkeys', 303);
  }
  if (named.problem.code === 'passkey_not_found') return gone(page);
  return data({ problem: named.problem, name }, { status: 422 });
}

export default function Passkey() {
  const t = useText();
  const { passkey, isLast, nameCharsMax } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <Page
      title={passkey.name}
      back={{ href: '/security/passkeys', label: t('passkeys.title') }}
      width="article"
    >
      <p className="-mt-5">
        <Badge state="neutral">{t(`passkeys.product.${passkey.product}`)}</Badge>
      </p>
      <Card>
        <DescriptionList items={factsOf(t, passkey)} />
      </Card>
      <RenameCard
        title={t('passkey.rename')}
        label={t('passkey.rename.label')}
        hint={t('passkey.rename.hint')}
        defaultValue={answer?.name ?? passkey.name}
        maxLength={nameCharsMax}
        problem={answer?.problem}
        submit={{ text: t('passkey.rename.action'), pending: t('passkey.rename.pending') }}
      />
      <Card title={t('passkey.remove')}>
        {isLast ? (
          <>
            <p>{t('passkey.remove.last')}</p>
            <div className="flex flex-col items-start gap-3 sm:flex-row sm:flex-wrap">
              <LinkButton href="/security/authenticator" kind="secondary">
                {t('passkey.remove.last.authenticator')}
              </LinkButton>
              <LinkButton href="/security/passkeys/add" kind="secondary">
                {t('passkeys.add')}
              </LinkButton>
            </div>
            <p>
              {t('passkey.remove.last.lost')}{' '}
              <Link href="/recover?lost=passkey" isTarget>
                {t('passkeys.lost.action')}
              </Link>
            </p>
          </>
        ) : (
          <>
            <p className="text-muted">{t('passkey.remove.detail')}</p>
            <div>
              <LinkButton href={`/security/passkeys/${passkey.id}/remove`} kind="danger">
                {t('passkey.remove.action')}
              </LinkButton>
            </div>
          </>
        )}
      </Card>
    </Page>
  );
}
