import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/server';
import { useSubmit } from 'react-router';
import { PasskeyButton } from '#modules/gate/pages/passkey-button.tsx';
import { performCeremony } from '#modules/gate/pages/passkey-ceremony.ts';
import { useText } from '#ui/text.tsx';
import { useIsPending } from '#ui/use-is-pending.ts';

type Shows = { readonly kind: 'show'; readonly options: PublicKeyCredentialRequestOptionsJSON };
type Makes = { readonly kind: 'make'; readonly options: PublicKeyCredentialCreationOptionsJSON };

/**
 * Shows or makes a passkey of the console when it is pressed, and posts the answer to the page that it is on, with the
 * sealed ceremony that came with it.
 */
export function CeremonyButton({
  ceremony,
  text,
  pendingText,
  ...started
}: { ceremony: string; text: string; pendingText: string } & (Shows | Makes)) {
  const t = useText();
  const submit = useSubmit();
  return (
    <PasskeyButton
      run={() => performCeremony(started)}
      text={text}
      pendingText={pendingText}
      noScript={t('console.no_script')}
      kind="primary"
      isSending={useIsPending('passkey')}
      onAnswer={(answer) => void submit({ intent: 'passkey', ceremony, passkey: answer }, { method: 'post' })}
    />
  );
}
