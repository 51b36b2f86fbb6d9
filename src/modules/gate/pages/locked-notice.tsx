import { Alert } from '#ui/alert.tsx';
import { Link } from '#ui/link.tsx';
import { useText } from '#ui/text.tsx';

/** Before a change that the settings lock refuses: that it does, and the way on. A try would be told to every contact. */
export function LockedNotice({ isLocked }: { isLocked: boolean }) {
  const t = useText();
  if (!isLocked) return null;
  return (
    <Alert
      state="wait"
      title={t('problem.settings_locked.title')}
      actions={
        <Link href="/security/settings-lock" isTarget>
          {t('settings_lock.title')}
        </Link>
      }
    >
      {t('problem.settings_locked.detail')}
    </Alert>
  );
}
