/** Topics of law: one a line, in the format of `parseTopics`. */
export const law = `
law|skill|Law; lawyer; legal; attorney; legal advice|Prawo; prawnik; prawniczka; radca prawny; adwokat; porady prawne|
privacy|skill|Data protection; GDPR; privacy; DPO; data protection officer; personal data|Ochrona danych osobowych; RODO; inspektor ochrony danych; IOD; prywatność; dane osobowe|law,compliance
compliance|skill|Compliance; regulatory; AML; KYC; internal audit; iso certification|Compliance; zgodność z przepisami; AML; KYC; regulacje; audyt wewnętrzny|law
contracts|skill|Contracts; contract law; terms of service; NDA; b2b agreement|Umowy; prawo umów; regulamin; NDA; umowa; redagowanie umów|law
ip-law|skill|Intellectual property; trademarks; patents; copyright; IP law; licensing|Własność intelektualna; znaki towarowe; patenty; prawo autorskie; rzecznik patentowy|law
labour-law|skill|Labour law; employment law; employment contracts|Prawo pracy; umowa o pracę; kodeks pracy|law,hr
company-law|skill|Company law; corporate law; setting up a company; shareholders agreement; esop; stock options|Prawo spółek; zakładanie spółki; spółka z o.o.; umowa wspólników; prosta spółka akcyjna; ESOP; opcje na udziały|law
immigration|skill|Immigration; work permits; visas; relocation; residence permit|Legalizacja pobytu; pozwolenie na pracę; wizy; relokacja; karta pobytu; zatrudnianie cudzoziemców|law,hr
ai-act|skill|AI Act; AI regulation; AI governance; responsible AI; AI ethics|AI Act; regulacje AI; etyka AI; akt o sztucznej inteligencji|compliance,ai
iso27001|skill|ISO 27001; ISMS; SOC 2; security certification; NIS2|ISO 27001; SZBI; SOC 2; NIS2; certyfikacja bezpieczeństwa|security,compliance
`;
