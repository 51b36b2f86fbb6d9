import { ChevronDown, Hourglass, type LucideIcon, Mail, RefreshCw, Undo2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { Countdown } from './countdown.tsx';
import { cx } from './cx.ts';
import { Icon } from './icon.tsx';
import { useText } from './text.tsx';

/** What a flow does when it is completed, said before the button and all the way through. */
export type Consequences = {
  /** What will be different. The first line is what a narrow screen shows before it is opened. */
  readonly changes: readonly ReactNode[];
  /** Which messages go where. */
  readonly told: readonly ReactNode[];
  /** What is blocked for how long; `null` says that nothing is. `until` is set once the clock runs. */
  readonly hold: { readonly text: ReactNode; readonly until?: Date | undefined } | null;
  /** How to take it back. */
  readonly undo: ReactNode;
};

/** "What happens next", for a wide screen: it stands beside the form. */
export function ConsequencePanel(consequences: Consequences) {
  const t = useText();
  return (
    <section className="rounded-lg border border-line bg-surface">
      <h2 className="border-b border-line px-5 py-4 text-lg">{t('ui.consequences.title')}</h2>
      <ConsequenceList {...consequences} />
    </section>
  );
}

/** The same, folded, for a narrow screen: it stands above the button, its first line visible. */
export function ConsequenceFold(consequences: Consequences) {
  const t = useText();
  return (
    <details className="group rounded-lg border border-line bg-surface">
      <summary className="flex flex-col gap-1 rounded-lg px-4 py-3">
        <span className="flex items-center justify-between gap-3 font-semibold">
          {t('ui.consequences.title')}
          <Icon of={ChevronDown} className="text-muted transition-transform group-open:rotate-180" />
        </span>
        <span className="text-muted group-open:hidden">{consequences.changes[0]}</span>
        <span className="text-accent underline decoration-1 underline-offset-4 group-open:hidden">
          {t('ui.consequences.see_all')}
        </span>
      </summary>
      <ConsequenceList {...consequences} />
    </details>
  );
}

function ConsequenceList({ changes, told, hold, undo }: Consequences) {
  const t = useText();
  return (
    <ol className="flex flex-col px-4 py-5 lg:px-5">
      <Item icon={RefreshCw} title={t('ui.consequences.changes')}>
        <Lines lines={changes} />
      </Item>
      <Item icon={Mail} title={t('ui.consequences.messages')}>
        <Lines lines={told} />
      </Item>
      <Item icon={Hourglass} title={t('ui.consequences.hold')} isHold={hold !== null}>
        {hold ? hold.text : t('ui.consequences.hold_none')}
        {hold?.until ? (
          <div className="mt-0.5 text-sm">
            <Countdown until={hold.until} over={t('ui.consequences.hold_over')} />
          </div>
        ) : null}
      </Item>
      <Item icon={Undo2} title={t('ui.consequences.undo')}>
        {undo}
      </Item>
    </ol>
  );
}

/** One stop on the line, in the order in which things happen. */
function Item({
  icon,
  title,
  isHold = false,
  children,
}: {
  icon: LucideIcon;
  title: string;
  isHold?: boolean;
  children: ReactNode;
}) {
  return (
    <li className="relative flex gap-3 pb-5 last:pb-0 not-last:before:absolute not-last:before:inset-y-0 not-last:before:start-[1.0625rem] not-last:before:border-s not-last:before:border-line">
      <span
        className={cx(
          'relative flex size-9 shrink-0 items-center justify-center rounded-full border',
          isHold ? 'border-wait-line bg-wait-soft text-wait' : 'border-line bg-paper text-muted',
        )}
      >
        <Icon of={icon} />
      </span>
      <div className="min-w-0 flex-1">
        <h3 className={cx('text-sm leading-normal', isHold ? 'text-wait' : 'text-muted')}>{title}</h3>
        <div>{children}</div>
      </div>
    </li>
  );
}

function Lines({ lines }: { lines: readonly ReactNode[] }) {
  if (lines.length === 1) return <p>{lines[0]}</p>;
  return (
    <ul className="flex flex-col gap-1">
      {lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines of one text never change places
        <li key={index}>{line}</li>
      ))}
    </ul>
  );
}
