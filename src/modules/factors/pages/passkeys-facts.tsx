import type { Text } from '#kernel/text.ts';
import type { PasskeyView } from '#modules/factors/index.ts';
import { Moment } from '#ui/moment.tsx';

/** What is known of a passkey, the same in the list and on its own page. */
export function factsOf(t: Text, passkey: PasskeyView) {
  return [
    { term: t('passkeys.fact.added'), value: <Moment at={passkey.createdAt} /> },
    {
      term: t('passkeys.fact.used'),
      value: passkey.lastUsedAt ? <Moment at={passkey.lastUsedAt} /> : t('passkeys.fact.never'),
    },
    ...(passkey.provider === null ? [] : [{ term: t('passkeys.fact.provider'), value: passkey.provider }]),
    { term: t('passkeys.fact.kept'), value: t(`passkeys.kept.${passkey.keptOn}`) },
  ];
}
