import { useParams } from 'react-router';
import type { SlotName, SlotView } from '#modules/gate/index.ts';
import { Link } from '#ui/link.tsx';
import { useText } from '#ui/text.tsx';

/** Where somebody goes whose new contact or app is the trouble: nothing of the account is lost. */
const notReceived = '/help/faq/code-not-received';

const lostBySlot: Partial<Record<SlotName, string>> = {
  current_phone: 'phone',
  current_email: 'email',
  authenticator: 'authenticator',
  passkey: 'passkey',
};

function lostOf(slot: SlotView): string {
  const kinds = slot.methods.map(({ kind }) => kind);
  if (slot.name === 'second_factor' && kinds.includes('authenticator_code')) return 'authenticator';
  if (slot.name === 'second_factor' && kinds.includes('passkey')) return 'passkey';
  return lostBySlot[slot.name] ?? '';
}

/**
 * "Unable to verify?": the way back, with what is lost ticked. It carries the challenge, which is worth something only
 * to the browser that holds it: a password that was shown there is not asked again.
 */
export function UnableLink({ slot }: { slot: SlotView }) {
  const t = useText();
  const { challengeId } = useParams();
  const query = new URLSearchParams();
  const lost = lostOf(slot);
  if (lost) query.set('lost', lost);
  if (challengeId) query.set('from', challengeId);
  const href = slot.name.startsWith('new_') ? notReceived : `/recover?${query.toString()}`;
  return (
    <Link href={href} isTarget>
      {t('gate.unable')}
    </Link>
  );
}
