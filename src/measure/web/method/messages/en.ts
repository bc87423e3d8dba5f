import type { texts as nl } from './nl.ts';

export const texts: Readonly<Record<keyof typeof nl, string>> = {
  'method.bronnen.title': 'Official figures only',
  'method.bronnen.text':
    'Every figure comes from a publisher such as Statbel or Eurostat. With every figure you see who published it, in which dataset, and when we retrieved it.\n\nWhen a figure is missing, we say so. We never fill in a zero or an estimate.',
  'method.berekend.title': 'What we compute ourselves',
  'method.berekend.text':
    'We add up the counts of smaller areas, such as those of all provinces of a region, and only when all of them are known. Such a figure is marked “computed”.\n\nA percentage of a larger area is computed from counts. We never average percentages.',
  'method.kloof.title': 'The difference in people',
  'method.kloof.text':
    'We show the difference with {benchmark} in points and in people: the difference times the number of people the percentage is about.\n\nIf only a wider group is known, we write “at most”. If no group is known, we say that it cannot be computed.\n\nIf there is no figure for {benchmark}, we compare with the other provinces, and say so.',
  'method.verloop.title': 'Changes over time, and breaks',
  'method.verloop.text':
    'When the way of counting changes, there is a break. We draw it as a line, and never draw the series across it. A rise or fall is measured from the last break.\n\n“Higher since 2020” means: from that year until now without interruption. The distance to {benchmark} became smaller or larger when the latest difference is at least 0.05 points away from the first one since the break.\n\nAre the provinces growing closer together? Their spread shows it (standard deviation, sigma convergence).',
  'method.zeker.title': 'How certain is a figure?',
  'method.zeker.text':
    'Publishers sometimes put a remark beside a figure, such as “provisional” or “low reliability”. Below the chart you read what it means. A figure of low reliability is drawn hatched.\n\nFigures from a survey have a margin of error. The publishers do not give it with these figures, and we do not make one up.\n\nIn a census or register everyone is counted. Still, a figure about few people can vary a lot. When chance alone can make a difference of 1.5 points or more, we say so (half of Wilson’s 95% interval).',
  'method.streefdoelen.title': 'Targets and progress',
  'method.streefdoelen.text':
    'Beside a target stands who set it, when and why. A target that others set is called a yardstick.\n\nWe compare two numbers: the average growth per year since the baseline, and the growth per year that is needed to reach the target in time. From 95% of it the figure is on track, from 60% too slow, from 0% far too slow. Below that it goes the wrong way. Eurostat uses this method and these limits in its report on sustainable development.\n\nWithout a target we look at the growth per year itself: 1% or more is a clear change, less is a slight one.\n\nSometimes nothing can be said: the baseline is missing or lies before a break, there are fewer than three figures, or a number is zero. Then we say so, and give no number instead.',
  'method.vaststellingen.title': 'Findings put to the test',
  'method.vaststellingen.text':
    'Every finding of the plan becomes one or more tests. They are recalculated at every edition. Nobody types in a verdict.\n\nA finding “holds” when all parts that can be checked hold. It “no longer holds” as soon as one part does not. If no part can be checked, it “cannot be checked”, and you read which series is missing and who holds it. It always says how many parts were checked.',
  'method.uitgaven.title': 'Editions',
  'method.uitgaven.text':
    'All figures of one moment form an edition. It never changes. The same sources give the same files, byte for byte. Every file has a checksum.',
};
