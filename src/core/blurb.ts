/**
 * Whether words tell how to reach somebody: a link, an address, a handle, a phone number of seven digits or more.
 * Years, dates and sums of money are no phone numbers.
 */
export const givesContact = (text: string): boolean =>
  links.test(text) || phone.test(text.replace(money, ' ').replace(years, ' '));

const links =
  /https?:|www\.|\S@\S|(?:^|[\s(,:;])@\w|\b[\w-]+\.(?:com|pl|eu|io|org|net|dev|me|app|co|info|biz)\b/iu;
const phone = /(?:\+|\b)\d(?:[\s().\-–]?\d){6,}/u;
const money = /\d[\d\s.,]*(?:zł|pln|eur|usd|tys|mln|million|[€$£%])|[€$£]\s?\d[\d\s.,]*/giu;
const years = /\b(?:19|20)\d\d\b/gu;
