import type { Hold } from '#modules/holds/index.ts';
import { Alert } from '#ui/alert.tsx';
import { Countdown } from '#ui/countdown.tsx';
import { useText } from '#ui/text.tsx';

type Running = readonly Pick<Hold, 'id' | 'reason' | 'capabilities' | 'endsAt'>[];

/** The holds that run: each with its reason, what is off, and the time that is left. */
export function RunningHolds({ holds }: { holds: Running }) {
  const t = useText();
  return holds.map((hold) => (
    <Alert key={hold.id} state="wait" title={t('holds.title')}>
      <p>{t(`holds.reason.${hold.reason}`)}</p>
      <p>
        {t('holds.blocked', {
          capabilities: t.list(hold.capabilities.map((each) => t(`holds.capability.${each}`))),
        })}
      </p>
      <p>
        <Countdown until={hold.endsAt} over={t('holds.over')} />
      </p>
    </Alert>
  ));
}

/** Before a change that puts withdrawals on hold: that they are so already, and until when. Nothing where they aren't. */
export function HoldBefore({ holds }: { holds: Running }) {
  const t = useText();
  // The one that ends last comes first.
  const [last] = holds;
  if (!last) return null;
  return (
    <Alert state="wait" title={t('holds.before', { at: t.dateTime(last.endsAt) })}>
      <p>{t(`holds.reason.${last.reason}`)}</p>
      <p>{t('holds.before.another')}</p>
    </Alert>
  );
}
