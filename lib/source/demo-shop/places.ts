/** Where customers live: country, its share of customers, and its cities, larger ones first. */
export const countries: readonly {
  readonly name: string;
  readonly weight: number;
  readonly cities: readonly string[];
}[] = [
  { name: "Germany", weight: 24, cities: ["Berlin", "Hamburg", "Munich", "Cologne", "Leipzig", "Stuttgart", "Bremen"] },
  { name: "United Kingdom", weight: 20, cities: ["London", "Manchester", "Birmingham", "Leeds", "Bristol", "Glasgow"] },
  { name: "France", weight: 15, cities: ["Paris", "Lyon", "Marseille", "Nantes", "Lille", "Bordeaux"] },
  { name: "Spain", weight: 10, cities: ["Madrid", "Barcelona", "Valencia", "Seville", "Bilbao"] },
  { name: "Italy", weight: 9, cities: ["Milan", "Rome", "Turin", "Bologna", "Naples"] },
  { name: "Netherlands", weight: 7, cities: ["Amsterdam", "Utrecht", "Rotterdam", "Eindhoven"] },
  { name: "Austria", weight: 5, cities: ["Vienna", "Graz", "Linz", "Salzburg"] },
  { name: "Ireland", weight: 4, cities: ["Dublin", "Cork", "Galway"] },
  { name: "Belgium", weight: 3, cities: ["Brussels", "Antwerp", "Ghent"] },
  { name: "Sweden", weight: 3, cities: ["Stockholm", "Gothenburg", "Malmö"] },
];

export type Store = {
  readonly name: string;
  readonly channel: "Online" | "Store";
  /** Null for online shops, which have no place. */
  readonly city: string | null;
  readonly country: string | null;
  readonly region: string;
  readonly weight: number;
  /** "declining" loses most of its orders over the three years, "growing" gains. */
  readonly course: "steady" | "declining" | "growing";
  /** Days before the last day of the data on which it opened. */
  readonly openedDaysAgo: number;
};

const opened = (
  name: string,
  city: string,
  country: string,
  region: string,
  weight: number,
  openedDaysAgo: number,
  course: Store["course"] = "steady",
): Store => ({ name, channel: "Store", city, country, region, weight, course, openedDaysAgo });

const online = (name: string, weight: number, openedDaysAgo: number): Store => ({
  ...{ name, channel: "Online", city: null, country: null, region: "Online", weight, course: "growing", openedDaysAgo },
});

/** The shop's 18 places of sale. Manchester declines; Barcelona and Stockholm open while the data runs. */
export const stores: readonly Store[] = [
  online("Online shop", 5.5, 3200),
  online("Mobile app", 2.2, 1400),
  opened("London Covent Garden", "London", "United Kingdom", "UK & Ireland", 4.6, 4100),
  opened("Manchester Deansgate", "Manchester", "United Kingdom", "UK & Ireland", 3.8, 3650, "declining"),
  opened("Birmingham New Street", "Birmingham", "United Kingdom", "UK & Ireland", 2.6, 2900),
  opened("Dublin Grafton Street", "Dublin", "Ireland", "UK & Ireland", 3.4, 2600),
  opened("Paris Le Marais", "Paris", "France", "France & Benelux", 4.8, 3900),
  opened("Lyon Bellecour", "Lyon", "France", "France & Benelux", 2.9, 2300),
  opened("Amsterdam De Pijp", "Amsterdam", "Netherlands", "France & Benelux", 4.0, 3000),
  opened("Brussels Louise", "Brussels", "Belgium", "France & Benelux", 3.1, 2100),
  opened("Berlin Mitte", "Berlin", "Germany", "Central Europe", 4.4, 4500, "growing"),
  opened("Hamburg Altona", "Hamburg", "Germany", "Central Europe", 3.1, 3300),
  opened("Munich Schwabing", "Munich", "Germany", "Central Europe", 3.6, 3100),
  opened("Vienna Neubau", "Vienna", "Austria", "Central Europe", 4.1, 2700),
  opened("Madrid Salamanca", "Madrid", "Spain", "Southern Europe", 4.0, 2500),
  opened("Barcelona Gràcia", "Barcelona", "Spain", "Southern Europe", 3.5, 640, "growing"),
  opened("Milan Brera", "Milan", "Italy", "Southern Europe", 4.2, 2800),
  opened("Stockholm Södermalm", "Stockholm", "Sweden", "Nordics", 3.6, 410, "growing"),
];
