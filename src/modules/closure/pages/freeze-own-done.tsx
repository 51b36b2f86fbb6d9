import { FlowActions, FlowPage } from '#ui/flow-page.tsx';
import { Link } from '#ui/link.tsx';
import { LinkButton } from '#ui/link-button.tsx';
import { useText } from '#ui/text.tsx';

/** After freezing: that it worked, and how to undo it. It says nothing about whose account, so anybody may see it. */
export default function FreezeOwnDone() {
  const t = useText();
  return (
    <FlowPage title={t('freeze_own.done.title')} lead={t('freeze_own.done.lead')}>
      <section className="flex flex-col gap-2">
        <h2 className="text-xl">{t('freeze_own.done.how')}</h2>
        <p>{t('freeze_own.done.how.detail')}</p>
      </section>
      <FlowActions>
        <LinkButton href="/unfreeze" kind="secondary">
          {t('freeze_own.done.unfreeze')}
        </LinkButton>
        <Link href="/help/faq/freeze-account" isTarget>
          {t('freeze_own.done.help')}
        </Link>
      </FlowActions>
    </FlowPage>
  );
}
