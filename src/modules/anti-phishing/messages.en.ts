/** The code that stands on top of every e-mail. */
export const messages = {
  'anti_phishing.title': 'Anti-phishing code',
  'anti_phishing.lead':
    'A few words of your own on top of every e-mail from us. An e-mail without them isn’t ours.',
  'anti_phishing.back': 'Security',
  'anti_phishing.state.on': 'On',
  'anti_phishing.state.off': 'Not chosen',
  'anti_phishing.current': 'Your code now',
  'anti_phishing.label': 'Anti-phishing code',
  'anti_phishing.hint':
    '{min} to {max} letters, digits, spaces, hyphens or underscores, with at least one letter. Not your password: it is sent with every e-mail.',
  'anti_phishing.set': 'Use this code',
  'anti_phishing.setting': 'Saving the code',
  'anti_phishing.remove': 'Remove code',
  'anti_phishing.removing': 'Removing the code',
  'anti_phishing.consequence.every': 'Every e-mail from now on carries the code, codes and alerts alike.',
  'anti_phishing.consequence.told':
    'Every contact of your account is told of the change. That e-mail carries the code from before.',
  'anti_phishing.consequence.undo': 'You can change or remove it here at any time.',
  'anti_phishing.changed': 'Your e-mails carry “{code}” from now on',
  'anti_phishing.removed': 'Your e-mails carry no code any more',
  'problem.anti_phishing_code_not_possible.title': 'This can’t be your code',
  'problem.anti_phishing_code_not_possible.detail':
    'Use {min} to {max} letters, digits, spaces, hyphens or underscores, with at least one letter.',
} as const;
