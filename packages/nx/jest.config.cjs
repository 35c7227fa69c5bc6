module.exports = { ...require('../../jest.preset.cjs').withEvidence(__dirname), displayName: 'nx' };
