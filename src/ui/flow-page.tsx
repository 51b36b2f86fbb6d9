import { createContext, type ReactNode, useContext } from 'react';
import { ConsequenceFold, ConsequencePanel, type Consequences } from './consequence-panel.tsx';
import { cx } from './cx.ts';
import { PageHeader } from './page-header.tsx';
import { useText } from './text.tsx';

const ConsequencesContext = createContext<Consequences | undefined>(undefined);

/**
 * One screen of a flow: title, steps, a 560 px column, and "What happens next" beside it on a wide screen. Put the
 * buttons into `FlowActions`: on a narrow screen the same panel is folded above them.
 */
export function FlowPage({
  title,
  lead,
  back,
  steps,
  consequences,
  children,
}: {
  title: string;
  lead?: ReactNode;
  /** One step back, never lost work. */
  back?: { href: string; label: string } | undefined;
  /** A `Stepper`. */
  steps?: ReactNode;
  consequences?: Consequences | undefined;
  children: ReactNode;
}) {
  const t = useText();
  return (
    <ConsequencesContext value={consequences}>
      <div
        className={cx(
          'mx-auto grid w-full max-w-flow gap-x-12 gap-y-8',
          consequences &&
            'lg:max-w-wide lg:grid-cols-[minmax(0,var(--container-flow))_var(--container-panel)] lg:grid-rows-[auto_1fr] lg:justify-between',
        )}
      >
        <div className="flex min-w-0 flex-col gap-6">
          <PageHeader title={title} lead={lead} back={back} />
          {steps}
        </div>
        {consequences ? (
          <aside
            aria-label={t('ui.consequences.title')}
            className="hidden lg:col-start-2 lg:row-span-2 lg:row-start-1 lg:block"
          >
            <div className="sticky top-8 lg:mt-14">
              <ConsequencePanel {...consequences} />
            </div>
          </aside>
        ) : null}
        <div className="flex min-w-0 flex-col gap-8">{children}</div>
      </div>
    </ConsequencesContext>
  );
}

/** The buttons of a flow's form. On a narrow screen "What happens next" stands right above them. */
export function FlowActions({ children }: { children: ReactNode }) {
  const consequences = useContext(ConsequencesContext);
  return (
    <div className="flex flex-col gap-6">
      {consequences ? (
        <div className="lg:hidden">
          <ConsequenceFold {...consequences} />
        </div>
      ) : null}
      <div className="flex flex-col items-stretch gap-3 sm:flex-row sm:flex-wrap sm:items-center">
        {children}
      </div>
    </div>
  );
}
