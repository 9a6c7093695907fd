// Prints the given and family names of @faker-js/faker by locale: node faker_names.mjs PACKAGE_FOLDER
const { allLocales } = await import(`${process.argv[2]}/dist/index.js`);
const names = {};
for (const [locale, { person }] of Object.entries(allLocales)) {
  if (person) names[locale] = { first: person.first_name, last: person.last_name };
}
console.log(JSON.stringify(names));
