import type { TrackerView } from '#modules/recovery/index.ts';
import { Alert } from '#ui/alert.tsx';
import { Countdown } from '#ui/countdown.tsx';
import { LinkButton } from '#ui/link-button.tsx';
import { useText } from '#ui/text.tsx';

/** A recovery of the account is under way: every signed-in device shows it, with the way to stop it. */
export function RecoveryBanner({ recovery }: { recovery: TrackerView & { readonly trackPath: string } }) {
  const t = useText();
  return (
    <Alert
      state="problem"
      title={t('recovery.banner.title')}
      actions={
        <>
          <LinkButton href="/recover/cancel" kind="danger" size="small">
            {t('recovery.banner.cancel')}
          </LinkButton>
          <LinkButton href={recovery.trackPath} kind="secondary" size="small">
            {t('recovery.track')}
          </LinkButton>
        </>
      }
    >
      <p>
        {t('recovery.banner.detail', {
          lost: t.list(recovery.lost.map((each) => t(`recovery.lost.${each}`))),
        })}
      </p>
      {recovery.waitsUntil ? (
        <p>
          <Countdown
            kind="wait"
            lead={t('recovery.banner.ends')}
            until={recovery.waitsUntil}
            over={t('recovery.stage.binding')}
          />
        </p>
      ) : null}
    </Alert>
  );
}
