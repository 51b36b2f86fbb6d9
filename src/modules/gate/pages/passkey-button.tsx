import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import { Alert } from '#ui/alert.tsx';
import { Button } from '#ui/button.tsx';
import { Icon } from '#ui/icon.tsx';
import { useText } from '#ui/text.tsx';
import { useHydrated } from '#ui/use-hydrated.ts';
import type { Ceremony, CeremonyFailure, CeremonyRefusal } from './passkey-ceremony.ts';

type Failure = CeremonyFailure | CeremonyRefusal | null;

/**
 * Shows or makes a passkey when it is pressed, and says in plain words what went wrong. Without scripts it can't be
 * pressed, and says so.
 */
export function PasskeyButton<Started>({
  run,
  text,
  pendingText,
  noScript,
  kind = 'secondary',
  isDisabled = false,
  isSending = false,
  onAnswer,
  onPress,
  onFailed,
}: {
  /** The ceremony, to its end. */
  run: () => Promise<Ceremony<Started>>;
  text: string;
  /** In place of the usual words while the ceremony runs and its answer is sent. */
  pendingText?: string;
  /** In place of the usual words for a browser without scripts. */
  noScript?: string;
  kind?: 'primary' | 'secondary';
  isDisabled?: boolean;
  /** The answer is on its way to us. */
  isSending?: boolean;
  onAnswer: (answer: string, started: Started) => void;
  onPress?: () => void;
  onFailed?: () => void;
}) {
  const t = useText();
  const isAlive = useHydrated();
  const [isRunning, setRunning] = useState(false);
  const [failure, setFailure] = useState<Failure>(null);
  const press = async () => {
    onPress?.();
    setFailure(null);
    setRunning(true);
    const ended = await run();
    setRunning(false);
    if (ended.ok) onAnswer(ended.answer, ended.started);
    else {
      setFailure(ended.failure);
      onFailed?.();
    }
  };
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-col items-stretch sm:flex-row">
        <Button
          kind={kind}
          isDisabled={!isAlive || isDisabled}
          isPending={isRunning || isSending}
          pendingText={pendingText ?? t(isSending ? 'gate.passkey.sending' : 'gate.passkey.running')}
          onPress={() => void press()}
        >
          <Icon of={KeyRound} />
          {text}
        </Button>
      </div>
      <noscript>
        <p className="text-sm text-muted">{noScript ?? t('gate.passkey.no_script')}</p>
      </noscript>
      {failure ? <PasskeyFailure failure={failure} /> : null}
    </div>
  );
}

function PasskeyFailure({ failure }: { failure: NonNullable<Failure> }) {
  const t = useText();
  const { title, detail } =
    typeof failure === 'string'
      ? {
          title: t(`gate.passkey.failed.${failure}.title`),
          detail: t(`gate.passkey.failed.${failure}.detail`),
        }
      : failure;
  return (
    <Alert state="problem" title={title} isAnnounced>
      {detail}
    </Alert>
  );
}
