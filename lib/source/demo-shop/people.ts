/** Common names of the countries that the shop serves; customers and employees are put together from them. */
export const firstNames = (
  "Anna Marie Sophie Emma Lena Laura Julia Clara Alice Louise Camille Chloé Inés Lucía Carmen Elena Giulia Chiara Sara Martina " +
  "Emily Olivia Grace Hannah Charlotte Amelia Niamh Aoife Sanne Femke Lotte Eva Ingrid Astrid Freya Katharina Johanna Mila " +
  "Lukas Paul Jonas Felix Maximilian Leon Jakob Thomas Hugo Louis Arthur Jules Pablo Diego Javier Álvaro Marco Luca Matteo " +
  "Alessandro Oliver Harry George James William Liam Conor Daan Bram Sven Erik Oskar Anders Tobias Simon David Martin Peter"
).split(" ");

export const lastNames = (
  "Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Hoffmann Koch Richter Wolf Schröder Neumann Schwarz Zimmermann " +
  "Martin Bernard Dubois Robert Richard Durand Moreau Laurent Lefebvre Girard García Fernández López Martínez Sánchez Pérez " +
  "Gómez Ruiz Moreno Navarro Rossi Russo Ferrari Bianchi Romano Colombo Ricci Marino Greco Conti Smith Jones Taylor Brown " +
  "Williams Wilson Johnson Davies Walker Wright Murphy Kelly Byrne Ryan Doyle Jansen Visser Smit Bakker Mulder Peeters Maes " +
  "Claes Gruber Huber Bauer Steiner Moser Andersson Johansson Karlsson Nilsson Lindqvist Berg"
).split(" ");
