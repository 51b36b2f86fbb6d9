import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import {
  Button as AriaButton,
  Dialog as AriaDialog,
  DialogTrigger,
  Heading,
  Modal,
  ModalOverlay,
} from 'react-aria-components';
import { type ButtonKind, type ButtonSize, buttonClass } from './button-style.ts';
import { Icon } from './icon.tsx';
import { LinkButton } from './link-button.tsx';
import { useText } from './text.tsx';
import { useHydrated } from './use-hydrated.ts';

/**
 * A question over the page: a sheet from below on a narrow screen. `href` is a page with the same question; without
 * scripts the trigger leads there.
 */
export function Dialog({
  trigger,
  kind = 'secondary',
  size = 'small',
  title,
  href,
  children,
  isDefaultOpen = false,
}: {
  trigger: ReactNode;
  kind?: ButtonKind;
  size?: ButtonSize;
  title: string;
  href: string;
  /** Gets `close` for its cancel button. */
  children: (close: () => void) => ReactNode;
  isDefaultOpen?: boolean;
}) {
  const t = useText();
  const isAlive = useHydrated();
  if (!isAlive) {
    return (
      <LinkButton href={href} kind={kind} size={size}>
        {trigger}
      </LinkButton>
    );
  }
  return (
    <DialogTrigger defaultOpen={isDefaultOpen}>
      <AriaButton className={buttonClass(kind, false, size)}>{trigger}</AriaButton>
      <ModalOverlay
        isDismissable
        className="fixed inset-0 z-50 flex items-end justify-center bg-[rgb(20_17_14/0.5)] transition-opacity data-[entering]:opacity-0 data-[exiting]:opacity-0 sm:items-center sm:p-6"
      >
        <Modal className="max-h-[calc(100dvh-2rem)] w-full overflow-auto rounded-t-lg border border-line bg-raised shadow-float transition-transform data-[entering]:translate-y-4 data-[exiting]:translate-y-4 sm:max-w-flow sm:rounded-lg">
          <AriaDialog className="flex flex-col gap-4 p-4 outline-none sm:p-6">
            {({ close }) => (
              <>
                <div className="flex items-start justify-between gap-4">
                  <Heading slot="title" className="pt-2 text-xl">
                    {title}
                  </Heading>
                  <AriaButton
                    onPress={close}
                    className="inline-flex size-11 shrink-0 items-center justify-center rounded-md text-muted hover:bg-sunken hover:text-ink"
                  >
                    <Icon of={X} label={t('ui.close')} />
                  </AriaButton>
                </div>
                {children(close)}
              </>
            )}
          </AriaDialog>
        </Modal>
      </ModalOverlay>
    </DialogTrigger>
  );
}
