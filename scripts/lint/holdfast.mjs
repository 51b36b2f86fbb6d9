// Rules of ours for oxlint, which has no no-restricted-syntax.

const noBareDate = {
  meta: { docs: { description: 'The time comes from deps.clock; `new Date()` reads it behind its back.' } },
  create: (context) => ({
    NewExpression(node) {
      if (node.callee.name === 'Date' && node.arguments.length === 0) {
        context.report({ node, message: 'Take the time from deps.clock.now() instead of new Date().' });
      }
    },
  }),
};

export default { meta: { name: 'holdfast' }, rules: { 'no-bare-date': noBareDate } };
