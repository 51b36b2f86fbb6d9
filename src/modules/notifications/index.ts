export { type AlertInput, alertAccount, type DeviceFacts } from './alert-account.ts';
export { type CodeInput, callExpiredText, composeCode } from './compose-code.ts';
export { type CodeAction, type SecurityEvent } from './events.ts';
export {
  callAnswerText,
  composeAuthorisationCall,
  composeAuthorisationLink,
} from './compose-authorisation.ts';
export { deleteExpiredFreezeLinks, findFreezeLink } from './freeze-link.ts';
