import { Ban, Check, Circle, Clock, type LucideIcon, Send } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { cx } from './cx.ts';
import { Icon } from './icon.tsx';
import { useText } from './text.tsx';

/** `needed`: not begun · `sent`: on its way · `waiting`: answered elsewhere · `done` · `unavailable`: can't be given. */
export type ProofState = 'needed' | 'sent' | 'waiting' | 'done' | 'unavailable';

export type RailProof = {
  readonly id: string;
  /** "SMS", "Phone call", "Authenticator app". */
  readonly name: string;
  /** Masked: `+44 •••• ••218`. */
  readonly contact?: string | undefined;
  readonly state: ProofState;
  /** What has happened: "Sent at 14:02. Codes last 10 minutes." */
  readonly detail?: ReactNode;
  /** The form of the proof that is asked for now. */
  readonly children?: ReactNode;
  /** Ways out: "Call me instead", "Use another way", "Unable to verify?". */
  readonly ways?: readonly ReactNode[] | undefined;
};

const looks: Record<ProofState, { icon: LucideIcon; node: string; word: string }> = {
  needed: { icon: Circle, node: 'border-control bg-surface text-muted', word: 'text-muted' },
  sent: { icon: Send, node: 'border-wait-line bg-wait-soft text-wait', word: 'text-wait' },
  waiting: { icon: Clock, node: 'border-wait-line bg-wait-soft text-wait', word: 'text-wait' },
  done: { icon: Check, node: 'border-good bg-good text-surface', word: 'text-good' },
  unavailable: { icon: Ban, node: 'border-problem-line bg-problem-soft text-problem', word: 'text-problem' },
};

/**
 * The proofs that an action needs, from the first second and in order: what each is, where it stands, and the way out
 * of it. The same list wherever proofs are collected.
 */
export function ProofRail({ proofs, title }: { proofs: readonly RailProof[]; title?: string }) {
  const t = useText();
  const titleId = useId();
  const done = proofs.filter(({ state }) => state === 'done').length;
  return (
    <section aria-labelledby={titleId} className="flex flex-col gap-4">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 id={titleId} className="text-xl">
          {title ?? t('ui.proofs.title')}
        </h2>
        <p className="text-sm text-muted">{t('ui.proofs.progress', { done, count: proofs.length })}</p>
      </div>
      <ol className="flex flex-col">
        {proofs.map((proof, index) => (
          <Proof key={proof.id} proof={proof} position={index + 1} isDone={proof.state === 'done'} />
        ))}
      </ol>
    </section>
  );
}

function Proof({ proof, position, isDone }: { proof: RailProof; position: number; isDone: boolean }) {
  const t = useText();
  const { icon, node, word } = looks[proof.state];
  const isCurrent = Boolean(proof.children);
  return (
    <li
      {...(isCurrent ? { 'aria-current': 'step' as const } : {})}
      className={cx(
        'relative flex gap-3 pb-6 last:pb-0 sm:gap-4',
        // The rail runs from node to node; the part behind a done proof is solid.
        'not-last:before:absolute not-last:before:start-[1.0625rem] not-last:before:top-10 not-last:before:bottom-1',
        isDone
          ? 'not-last:before:border-s-2 not-last:before:border-good'
          : 'not-last:before:border-s-2 not-last:before:border-line',
      )}
    >
      <span
        className={cx(
          'flex size-9 shrink-0 items-center justify-center rounded-full border-2 font-semibold',
          node,
        )}
      >
        {proof.state === 'needed' ? <span aria-hidden="true">{position}</span> : <Icon of={icon} />}
      </span>
      <div className="flex min-w-0 flex-1 flex-col gap-3">
        <div className="flex min-h-9 flex-wrap items-center justify-between gap-x-4">
          <h3 className="flex flex-wrap items-baseline gap-x-2 text-base leading-normal">
            <span
              className={proof.state === 'unavailable' ? 'text-muted line-through decoration-1' : undefined}
            >
              {proof.name}
            </span>
            {proof.contact ? (
              <span
                dir="ltr"
                className={cx(
                  'font-mono text-sm font-normal text-muted',
                  // An address in full may be as long as it likes; a number stays together.
                  proof.contact.includes('@') ? 'wrap-anywhere' : 'whitespace-nowrap',
                )}
              >
                {proof.contact}
              </span>
            ) : null}
          </h3>
          <span className={cx('text-sm font-semibold', word)}>{t(`ui.proofs.state.${proof.state}`)}</span>
        </div>
        {proof.detail ? <div className="-mt-2 text-muted">{proof.detail}</div> : null}
        {proof.children ? (
          <div className="flex flex-col gap-4 rounded-lg border border-line bg-surface p-4">
            {proof.children}
          </div>
        ) : null}
        {proof.ways && proof.ways.length > 0 ? (
          <ul className="-my-1 flex flex-wrap gap-x-5">
            {proof.ways.map((way, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the ways of one proof never change places
              <li key={index}>{way}</li>
            ))}
          </ul>
        ) : null}
      </div>
    </li>
  );
}
