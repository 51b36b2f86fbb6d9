import { useText } from '#ui/text.tsx';

export default function Home() {
  const t = useText();
  return <h1 className="text-3xl">{t('ui.nav.overview')}</h1>;
}
