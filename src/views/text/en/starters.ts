type Said<Facts extends readonly string[]> = readonly [
  (...facts: Facts) => string,
  ...((...facts: Facts) => string)[],
];

const complement: Said<[string, string, string]> = [
  (seeks, offers, tag) => `${seeks} is looking for: ${tag}; ${offers} can help. Which question comes first?`,
  (seeks, offers, tag) =>
    `${tag}: ${offers} can help, ${seeks} is looking. What is worth knowing before you start?`,
  (seeks, offers, tag) => `${seeks} wants to get further with: ${tag}. What helped ${offers} most?`,
];

const shared: Said<[string]> = [
  (tag) => `You both know: ${tag}. What has changed your mind about it lately?`,
  (tag) => `In common: ${tag}. Which mistake taught you the most?`,
  (tag) => `${tag}: what are you working on there now?`,
  (tag) => `${tag}: where could you use a second opinion?`,
  (tag) => `You both deal with: ${tag}. Which tool or habit would you never give up?`,
  (tag) => `${tag}: what would you tell somebody starting out today?`,
];

const topic: Said<[string]> = [
  (tag) => `The ask is about: ${tag}. What have you already tried?`,
  (tag) => `${tag}: what would a good outcome look like in three months?`,
  (tag) => `${tag}: which part is the hardest right now?`,
];

const open: readonly [() => string, ...(() => string)[]] = [
  () => 'What are you working on that you would like to tell somebody about?',
  () => 'Who else in this community is worth knowing, and why?',
  () => 'What do you most want to get done this quarter?',
  () => 'What brought you to what you do now?',
  () => 'Which conversation of the last few months gave you the most, and why?',
];

/** Ways to begin a conversation. */
export const starters = { complement, shared, topic, open };
