/** Topics of design: one a line, in the format of `parseTopics`. */
export const design = `
product-management|skill|Product management; product manager; product owner; roadmap; product strategy|Zarządzanie produktem; product manager; product owner; roadmapa; właściciel produktu|
product-discovery|skill|Product discovery; user interviews; jobs to be done; validation; prototyping|Product discovery; odkrywanie potrzeb; wywiady z użytkownikami; walidacja pomysłu; prototypowanie|product-management,ux-research
design|skill|Design; designer; graphic design; visual design; figma|Projektowanie; projektant; grafika; projektowanie graficzne; grafik; figma|
ux|skill|UX design; user experience; UI/UX; UX/UI; product design; interface design; usability|UX; projektowanie UX; doświadczenie użytkownika; UI; użyteczność; projektowanie interfejsów; projektowanie produktów|design
ux-research|skill|UX research; user research; usability testing|Badania UX; badania użytkowników; testy użyteczności; testy z użytkownikami|ux
accessibility|skill|Accessibility; a11y; WCAG; screen readers; european accessibility act|Dostępność cyfrowa; dostępność; WCAG; a11y; czytniki ekranu|ux
service-design|skill|Service design; design thinking; customer journey|Service design; projektowanie usług; design thinking; ścieżka klienta|design
3d|skill|3D modelling; Blender; CAD; rendering|Modelowanie 3D; grafika 3D; Blender; CAD; wizualizacje|design
`;
