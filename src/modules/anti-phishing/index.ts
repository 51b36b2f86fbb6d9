export {
  removeAntiPhishingCode,
  setAntiPhishingCode,
  viewAntiPhishingCode,
} from './anti-phishing-code.ts';
export { antiPhishingProblems } from './problems.ts';
