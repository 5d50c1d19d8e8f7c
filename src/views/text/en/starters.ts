type Said<Facts extends readonly string[]> = readonly [
  (...facts: Facts) => string,
  ...((...facts: Facts) => string)[],
];

const complement: Said<[string, string, string]> = [
  (seeks, offers, tag) => `${seeks} looks for: ${tag}; ${offers} can help. What would be the first question?`,
  (seeks, offers, tag) =>
    `${tag}: ${offers} can help, ${seeks} is looking. What is worth knowing before you start?`,
  (seeks, offers, tag) => `${seeks} wants to get further with: ${tag}. What helped ${offers} most?`,
];

const shared: Said<[string]> = [
  (tag) => `You both know: ${tag}. What has changed your mind about it lately?`,
  (tag) => `In common: ${tag}. Which mistake taught you most?`,
  (tag) => `${tag} is your common ground. What are you working on now?`,
  (tag) => `${tag}: which question about it would you like to hear a second opinion on?`,
  (tag) => `You both deal with: ${tag}. Which tool or habit would you never give up again?`,
  (tag) => `${tag}: what would you tell somebody who begins with it today?`,
];

const topic: Said<[string]> = [
  (tag) => `The ask is about: ${tag}. What have you already tried?`,
  (tag) => `${tag}: what would a good outcome look like in three months?`,
  (tag) => `${tag}: which part is the hardest right now?`,
];

const open: readonly [() => string, ...(() => string)[]] = [
  () => 'What are you working on that you would gladly tell somebody about?',
  () => 'Whom else in this community is it worth knowing, and why?',
  () => 'What would you like to have finished by the end of the quarter?',
  () => 'What brought you to what you do now?',
  () => 'Which meeting of the last months was worth it most, and why?',
];

/** Ways to begin a conversation. */
export const starters = { complement, shared, topic, open };
