/** Topics of marketing: one a line, in the format of `parseTopics`. */
export const marketing = `
sales|skill|Sales; selling; salesperson; account executive; closing deals|Sprzedaż; handlowiec; sprzedawanie; domykanie sprzedaży|
b2b-sales|skill|B2B sales; enterprise sales; selling to enterprises; key account; account management|Sprzedaż B2B; sprzedaż do korporacji; key account; duzi klienci|sales
lead-generation|skill|Lead generation; cold outreach; cold email; cold calling; prospecting; outbound; sdr|Generowanie leadów; leady; cold mailing; cold call; prospecting; outbound|sales
crm|skill|CRM; salesforce; hubspot; pipedrive|CRM; salesforce; hubspot; pipedrive; wdrożenie CRM|sales
partnerships|skill|Partnerships; business development; bizdev; channel partners; alliances|Partnerstwa; rozwój biznesu; business development; kanał partnerski|sales
negotiation|skill|Negotiation; negotiating; contract negotiation|Negocjacje; negocjowanie; negocjator|
customer-success|skill|Customer success; retention; churn; onboarding customers; csm|Customer success; utrzymanie klienta; retencja; churn; opiekun klienta|
customer-support|skill|Customer support; customer service; helpdesk; contact centre; call center|Obsługa klienta; wsparcie klienta; infolinia; helpdesk; =BOK|customer-success
marketing|skill|Marketing; CMO; growth marketing; marketing strategy|Marketing; strategia marketingowa; dyrektor marketingu|
seo|skill|SEO; search engine optimization; organic search; technical seo|SEO; pozycjonowanie; pozycjonowanie stron; ruch organiczny|marketing
paid-ads|skill|Paid advertising; PPC; Google Ads; Facebook ads; Meta ads; performance marketing; adwords; LinkedIn ads|Reklamy płatne; kampanie płatne; Google Ads; reklamy na Facebooku; performance marketing; PPC|marketing
content-marketing|skill|Content marketing; blogging; newsletters; content strategy; inbound|Content marketing; treści; blog firmowy; newsletter; marketing treści|marketing
copywriting|skill|Copywriting; copywriter; ux writing; writing; editing|Copywriting; copywriter; pisanie tekstów; redakcja; korekta|content-marketing
social-media|skill|Social media; Instagram; TikTok; LinkedIn; social media marketing|Social media; media społecznościowe; Instagram; TikTok; LinkedIn|marketing
video|skill|Video production; filming; video editing; youtube; videographer|Produkcja wideo; montaż filmów; montaż wideo; kręcenie filmów; youtube; filmowanie|content-marketing
podcasting|skill|Podcasting; podcast; audio production|Podcast; podcasty; nagrywanie podcastu|content-marketing
email-marketing|skill|Email marketing; marketing automation; mailchimp; newsletters|E-mail marketing; mailing; automatyzacja marketingu|marketing
pr|skill|Public relations; media relations; press; journalists; crisis communication; =PR|public relations; media; dziennikarze; komunikacja kryzysowa; rzecznik prasowy; =PR|marketing
branding|skill|Branding; brand identity; brand strategy; logo; naming; rebranding|Branding; identyfikacja wizualna; marka; strategia marki; logo; rebranding|marketing,design
market-research|skill|Market research; surveys; customer interviews; focus groups; desk research|Badania rynku; badania marketingowe; ankiety; wywiady z klientami; grupy fokusowe|marketing
community-building|skill|Community building; community management; community manager; moderation|Budowanie społeczności; community manager; moderacja; zarządzanie społecznością|marketing
events|skill|Event organization; events; conferences; meetups; event management|Organizacja wydarzeń; eventy; konferencje; meetupy; organizacja konferencji|
ecommerce|industry|E-commerce; ecommerce; online store; online shop; shopify; magento; woocommerce; marketplace; Allegro; Amazon seller|E-commerce; sklep internetowy; sklepy internetowe; handel internetowy; shopify; woocommerce; allegro; marketplace|retail
`;
