import { LoaderCircle } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { type ButtonKind, type ButtonSize, buttonClass } from './button-style.ts';
import { cx } from './cx.ts';
import { Icon } from './icon.tsx';

/**
 * Does something. While pending it keeps its width, says what is going on, stays focusable and can't be pressed
 * twice.
 */
export function Button({
  children,
  kind = 'primary',
  size = 'regular',
  type = 'button',
  name,
  value,
  form,
  isWide = false,
  isDisabled = false,
  isPending = false,
  pendingText,
  onPress,
  label,
}: {
  children: ReactNode;
  kind?: ButtonKind;
  size?: ButtonSize;
  type?: 'button' | 'submit';
  name?: string;
  value?: string;
  /** Id of the form that it submits, when it stands outside. */
  form?: string;
  isWide?: boolean;
  isDisabled?: boolean;
  isPending?: boolean;
  /** What is going on, such as "Sending the code". */
  pendingText?: string;
  onPress?: () => void;
  /** Name for screen readers, where the words on the button need their surroundings to be understood. */
  label?: string;
}) {
  return (
    <AriaButton
      type={type}
      isDisabled={isDisabled}
      isPending={isPending}
      className={buttonClass(kind, isWide, size)}
      {...(name === undefined ? {} : { name })}
      {...(value === undefined ? {} : { value })}
      {...(form === undefined ? {} : { form })}
      {...(onPress === undefined ? {} : { onPress })}
      {...(label === undefined ? {} : { 'aria-label': label })}
    >
      {/* Both texts lie in one cell, so that the wider one always sets the width. */}
      <span className="grid">
        <span
          className={cx(
            'col-start-1 row-start-1 inline-flex items-center justify-center gap-2',
            isPending && 'invisible',
          )}
        >
          {children}
        </span>
        {pendingText ? (
          <span
            aria-hidden={!isPending}
            className={cx(
              'col-start-1 row-start-1 inline-flex items-center justify-center gap-2',
              !isPending && 'invisible',
            )}
          >
            <Icon of={LoaderCircle} className="motion-safe:animate-[spin_1.2s_linear_infinite]" />
            {pendingText}
          </span>
        ) : null}
      </span>
    </AriaButton>
  );
}
