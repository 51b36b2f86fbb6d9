import { Alert } from '#ui/alert.tsx';
import { FlowPage } from '#ui/flow-page.tsx';
import { LinkButton } from '#ui/link-button.tsx';
import { useText } from '#ui/text.tsx';

/** A form came back without the cookie that its page had set: nothing can be kept between two steps. */
export function CookiesOff({ restart }: { restart: string }) {
  const t = useText();
  return (
    <FlowPage title={t('gate.cookies_off.title')}>
      <Alert state="problem" title={t('gate.cookies_off.what')}>
        <p>{t('gate.cookies_off.why')}</p>
      </Alert>
      <section className="flex flex-col gap-2">
        <h2 className="text-xl">{t('gate.cookies_off.do')}</h2>
        <ol className="flex list-decimal flex-col gap-1 ps-5">
          <li>{t('gate.cookies_off.allow')}</li>
          <li>{t('gate.cookies_off.private')}</li>
          <li>{t('gate.cookies_off.again')}</li>
        </ol>
      </section>
      <div>
        <LinkButton href={restart} reloadDocument>
          {t('gate.cookies_off.restart')}
        </LinkButton>
      </div>
    </FlowPage>
  );
}
