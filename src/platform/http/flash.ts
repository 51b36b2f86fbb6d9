import type { Clock } from '#platform/clock/clock.ts';
import type { Secrets } from '#platform/crypto/secrets.ts';

/** A sealed cookie that carries one message from a form's answer to the page after it, without JavaScript. */
export type FlashCookie = {
  /** The message in a `Cookie` header; `undefined` when there is none, it is older than a minute or was tampered with. */
  read(cookieHeader: string | null): unknown;
  /** A complete `Set-Cookie` value. */
  write(flash: unknown): string;
  /** The `Set-Cookie` value that removes it. */
  clear(): string;
};

const lifeSeconds = 60;

export function createFlashCookie(options: {
  readonly secrets: Pick<Secrets, 'seal' | 'open'>;
  readonly clock: Clock;
  /** Cookies over HTTPS only; on in production. */
  readonly isSecure: boolean;
}): FlashCookie {
  const name = options.isSecure ? '__Host-flash' : 'flash';
  const attributes = `Path=/; HttpOnly; SameSite=Lax${options.isSecure ? '; Secure' : ''}`;
  return {
    read(cookieHeader) {
      const sealed = cookieHeader
        ?.split(/;\s*/)
        .find((pair) => pair.startsWith(`${name}=`))
        ?.slice(name.length + 1);
      const text = sealed ? options.secrets.open('cookie', sealed, 'flash') : null;
      if (text === null) return undefined;
      const { at, flash }: { at: number; flash: unknown } = JSON.parse(text);
      return options.clock.now().getTime() - at < lifeSeconds * 1000 ? flash : undefined;
    },
    write(flash) {
      const text = JSON.stringify({ at: options.clock.now().getTime(), flash });
      return `${name}=${options.secrets.seal('cookie', text, 'flash')}; Max-Age=${lifeSeconds}; ${attributes}`;
    },
    clear: () => `${name}=; Max-Age=0; ${attributes}`,
  };
}
