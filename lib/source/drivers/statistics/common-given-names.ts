/** Given names that are frequent in their countries, in lower case: among the names of people some always are. */
export const commonGivenNames: ReadonlySet<string> = new Set(
  `aaron abdul abigail adam adrian agnes ahmed aisha alan albert alejandro alex alexander alexandra alfred ali alice alicia alina
  alison allan amanda amelia amir amy ana andrea andreas andrew andy angela anita anja ann anna anne annie anthony anton antonio
  arthur ashley barbara beatriz ben benjamin bernd bernard beth betty bill bob brandon brenda brian bruce bruno camille carl carla
  carlo carlos carmen carol caroline catherine cecilia charles charlotte chloe chris christian christina christine christopher
  claire clara claudia clifford colin connie craig cristina cynthia daniel daniela danielle david deborah denise dennis derek diana
  diane diego dieter dirk dmitri dominik donald donna doris dorothy douglas dylan eduardo edward elena elias elisabeth elizabeth
  ella ellen emily emma eric erik erika ernst esther ethan eva evelyn fatima felix fernando fiona florian frances francesca
  francesco francis francisco francois frank fred frederik gabriel gary george georg gerald gerard giovanni giulia giuseppe gloria
  grace greg gregory guillaume gustav hannah hans harald harold harry hassan heather heike heinz helen helena helga henri henry
  herbert hugo ian ibrahim ines ingrid irene iris isabel isabella ivan jack jacob jacques jakob james jan jane janet jason javier
  jean jeff jeffrey jennifer jens jeremy jerry jessica jesus jim joan joanna joao joe johan johanna john johnny jon jonas jonathan
  jordan jorge jose josef joseph joshua juan judith judy julia julian julie jurgen jürgen justin karen karim karin karl katarina
  kate katharina katherine kathleen kathryn kathy katrin keith kelly ken kenneth kevin kim klaus kurt kyle lars laura lauren laurent
  lea lee leila lena leo leon leonardo liam lily linda lisa logan louis louise luca lucas lucia lucy luis luisa lukas luke magdalena
  manfred manuel marc marco marcus margaret maria mariana marie marina mario mark markus marta martha martin martina mary mathias
  matteo matthew matthias max maximilian megan mehmet melissa mia michael michel michelle miguel mike mila mohamed mohammad mohammed
  monica monika muhammad mustafa nancy natalia natalie nathan nicholas nick nicolas nicole niklas nils nina noah nora oliver olivia
  olga omar oscar pablo pamela paolo pascal patricia patrick paul paula paulo pedro peter petra philip philipp philippe pierre
  rachel rafael ralf ralph ramon raymond rebecca renate ricardo richard rita robert roberto robin roger roland roman ronald rosa
  rose roy russell ruth ryan sabine salvatore sam samantha samuel sandra sara sarah scott sean sebastian sergei sergio sharon silvia
  simon simone sofia sonia sophia sophie stefan stefano stella stephanie stephen steve steven stuart susan susanne suzanne sven
  sylvia tanja tara teresa terry theo theresa thomas tim timothy tina tobias todd tom tomas tony tracy ulrich ursula uwe valentina
  valerie vera veronica victor victoria viktor vincent virginia vladimir walter wayne wei wendy werner wilhelm will william wolfgang
  xavier yan yasmin ying yusuf yvonne zoe`.split(/\s+/),
);
