import type { AuthenticatorSetup as Setup } from '#modules/factors/index.ts';
import { CopyField } from '#ui/copy-field.tsx';
import { useText } from '#ui/text.tsx';

export type SetupForPage = { readonly qrUrl: string; readonly keyText: string; readonly uri: string };

/** A setup as its page takes it: the QR code as an address, the key without its groups. */
export const setupForPage = ({ qrSvg, key, uri }: Setup): SetupForPage => ({
  qrUrl: `data:image/svg+xml,${encodeURIComponent(qrSvg)}`,
  keyText: key.replaceAll(' ', ''),
  uri,
});

/** What the app reads: the QR code, the same key in text, and a link for an app on this very device. */
export function AuthenticatorSetup({ qrUrl, keyText, uri }: SetupForPage) {
  const t = useText();
  return (
    <div className="flex flex-col gap-4">
      <p>{t('authenticator.scan')}</p>
      {/* White in the dark, too: cameras read dark on light. */}
      <img
        src={qrUrl}
        alt={t('authenticator.scan.alt')}
        width={208}
        height={208}
        className="w-full max-w-52 self-start rounded-md border border-line bg-white"
      />
      <CopyField label={t('authenticator.key')} value={keyText} />
      <p className="-mt-2 text-sm text-muted">{t('authenticator.key.hint')}</p>
      <a href={uri} className="inline-flex min-h-11 items-center self-start underline underline-offset-4">
        {t('authenticator.open_app')}
      </a>
      <p>{t('authenticator.then')}</p>
    </div>
  );
}
