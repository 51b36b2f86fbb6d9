export { type AlertInput, alertAccount, type DeviceFacts } from './alert-account.ts';
export { type CodeInput, callExpiredText, composeCode } from './compose-code.ts';
export { type CodeAction, codeActions, type SecurityEvent, securityEvents } from './events.ts';
