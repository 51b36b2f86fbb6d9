import type { NewDevice } from '#modules/sessions/index.ts';
import { Countdown } from '#ui/countdown.tsx';
import { DescriptionList } from '#ui/description-list.tsx';
import { Moment } from '#ui/moment.tsx';
import { useText } from '#ui/text.tsx';

/** What is known of the device that wants in. */
export function DeviceFacts({ device }: { device: NewDevice }) {
  const t = useText();
  return (
    <DescriptionList
      items={[
        { term: t('authorise.fact.device'), value: <span className="font-semibold">{device.name}</span> },
        { term: t('authorise.fact.system'), value: device.system },
        { term: t('authorise.fact.browser'), value: device.browser },
        {
          term: t('authorise.fact.address'),
          value: (
            <span dir="ltr" className="font-mono text-sm wrap-anywhere">
              {device.address}
            </span>
          ),
        },
        { term: t('authorise.fact.when'), value: <Moment at={device.requestedAt} /> },
        {
          term: t('authorise.fact.open'),
          value: <Countdown until={device.expiresAt} over={t('new_device.open_over')} />,
        },
      ]}
    />
  );
}
