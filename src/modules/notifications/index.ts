export { type AlertInput, alertAccount, type DeviceFacts } from './alert-account.ts';
export {
  callAnswerText,
  composeAuthorisationCall,
  composeAuthorisationLink,
} from './compose-authorisation.ts';
export { type ClaimNews, composeClaim } from './compose-claim.ts';
export { type CodeInput, callExpiredText, composeCode } from './compose-code.ts';
export { type AlertReason, type SecurityEvent } from './events.ts';
export { deleteExpiredFreezeLinks, findFreezeLink } from './freeze-link.ts';
