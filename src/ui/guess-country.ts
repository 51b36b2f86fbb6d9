/** The country that the browser's languages name, when it is one of `countries`; the first of these otherwise. */
export function guessCountry(request: Request, countries: readonly string[]): string {
  const languages = request.headers.get('accept-language') ?? '';
  const named = [...languages.matchAll(/\b[a-z]{2,3}-([A-Z]{2})\b/g)].map(([, country]) => country);
  return named.find((country) => country !== undefined && countries.includes(country)) ?? countries[0] ?? '';
}
