import { browserSupportsWebAuthnAutofill, WebAuthnAbortService } from '@simplewebauthn/browser';
import { useEffect, useRef, useState } from 'react';
import { useSubmit } from 'react-router';
import { PasskeyButton } from '#modules/gate/pages/passkey-button.tsx';
import { runCeremony } from '#modules/gate/pages/passkey-ceremony.ts';
import { useText } from '#ui/text.tsx';
import { useIsPending } from '#ui/use-is-pending.ts';

type Started = { ceremonyId: string; options: { timeout: number } };

const path = 'passkey-sign-ins/ceremonies';
/** A waiting ceremony is started anew this long before it runs out. */
const marginMs = 30_000;

/** Signing in with a passkey: the button, and the offer in the field of the name where the browser has one. */
export function SignInPasskey() {
  const t = useText();
  const submit = useSubmit();
  const send = (answer: string, { ceremonyId }: Started) =>
    void submit({ intent: 'passkey', ceremony: ceremonyId, passkey: answer }, { method: 'post' });
  const autofill = usePasskeyAutofill(send);
  return (
    <section aria-labelledby="sign-in-passkey" className="flex flex-col gap-3 border-t border-line pt-6">
      <h2 id="sign-in-passkey" className="text-lg">
        {t('sign_in.passkey.title')}
      </h2>
      <p className="text-muted">{t('sign_in.passkey.detail')}</p>
      <PasskeyButton
        run={() => runCeremony<Started>(path, {})}
        text={t('sign_in.passkey.action')}
        isSending={useIsPending('passkey')}
        onAnswer={send}
        // The browser does one ceremony at a time.
        onPress={autofill.stop}
        onFailed={autofill.start}
      />
    </section>
  );
}

/**
 * Lets the browser offer the passkeys that it has in the field of the name (conditional mediation, WebAuthn L3 section
 * 5.1.4). It waits without showing anything, is started anew before its time runs out, and ends with the page.
 */
function usePasskeyAutofill(send: (answer: string, started: Started) => void) {
  const [round, setRound] = useState(0);
  const latest = useRef(send);
  const waiting = useRef<AbortController | null>(null);
  useEffect(() => {
    latest.current = send;
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: each round is a new ceremony
  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    waiting.current = controller;
    const onStarted = ({ options }: Started) => {
      const timer = setTimeout(() => setRound((count) => count + 1), options.timeout - marginMs);
      signal.addEventListener('abort', () => clearTimeout(timer));
    };
    const wait = async () => {
      if (!(await browserSupportsWebAuthnAutofill()) || signal.aborted) return;
      const ended = await runCeremony<Started>(path, {}, { autofill: true, signal, onStarted });
      // What goes wrong here was asked for by nobody: the button says it when it is pressed.
      if (ended.ok && !signal.aborted) latest.current(ended.answer, ended.started);
    };
    void wait();
    return () => controller.abort();
  }, [round]);
  useEffect(() => () => WebAuthnAbortService.cancelCeremony(), []);
  return {
    start: () => setRound((count) => count + 1),
    stop: () => waiting.current?.abort(),
  };
}
