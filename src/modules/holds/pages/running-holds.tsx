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

/**
 * Before a change that puts withdrawals on hold: that they are so already, why and for how long, the one that ends last
 * first. Nothing where they aren't. `another`: when the next hold starts, where it isn't at once.
 */
export function HoldBefore({ holds, another }: { holds: Running; another?: string }) {
  const t = useText();
  if (holds.length === 0) return null;
  return (
    <Alert state="wait" title={t('holds.before')}>
      {holds.map((hold) => (
        <div key={hold.id}>
          <p>{t(`holds.reason.${hold.reason}`)}</p>
          <p>
            <Countdown until={hold.endsAt} over={t('holds.over')} />
          </p>
        </div>
      ))}
      <p>{another ?? t('holds.before.another')}</p>
    </Alert>
  );
}
