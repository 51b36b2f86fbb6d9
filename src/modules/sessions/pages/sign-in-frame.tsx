import type { Consequences } from '#ui/consequence-panel.tsx';
import { useText } from '#ui/text.tsx';

/** What signing in does, the same on every step. */
export function useSignInConsequences(isNewDevice: boolean): Consequences {
  const t = useText();
  return {
    changes: [t('sign_in.changes.session'), ...(isNewDevice ? [t('sign_in.changes.device')] : [])],
    told: [t(isNewDevice ? 'sign_in.told.new_device' : 'sign_in.told.nobody')],
    hold: null,
    undo: t('sign_in.undo'),
  };
}
