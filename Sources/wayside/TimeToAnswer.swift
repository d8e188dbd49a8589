import DistrictModel
import DistrictSimulation
import Foundation
import HydrogenStations
import Programme
import RoadsideUnits
import ScenarioFiles
import Uncertainty

/// How long a run will take, told before the long part begins: replications to come, by what one of two days takes here.
struct TimeToAnswer {
  let pipeline: Pipeline
  let world: World
  let plan: Plan
  let power: PowerCase?
  let threads: Int

  /// Runs that are over at once need no word.
  private static let leastSeconds = 10.0

  /// Replications by what they are for.
  func work(futures: Bool) -> [(name: BilingualText, count: Int)] {
    let scenario = pipeline.scenario
    let own = scenario.precision.map { _ in max(10, scenario.run.replications) } ?? scenario.run.replications
    let years = max(0, plan.stageYears.count - 1)
    let ofYears = years * min(scenario.programme?.stageReplications ?? 0, own)
    var work = [(BilingualText(zh: "次重复", en: "replications"), own)]
    if scenario.hydrogen?.outages.isEmpty == false {
      work.append((.init(zh: "次不含停运的重复", en: "without outages"), own))
    }
    if let study = scenario.roadside?.guidance, study.replications > 0 {
      let kinds = Set(study.shares + [1]).subtracting([0]).count * Set(study.ages + [0]).count + 1
      work.append((.init(zh: "次诱导研究", en: "for the study of guidance"), kinds * study.replications))
    }
    if ofYears > 0 { work.append((.init(zh: "次此前各年", en: "of earlier years"), ofYears)) }
    if futures, let design = scenario.uncertainty, design.futures > 0, !scenario.uncertain.isEmpty {
      let count = design.futures + 2 * scenario.uncertain.count + 3
      let each = 1 + (ofYears > 0 ? years : 0)
      work.append((.init(zh: "次情景", en: "in futures"), count * each))
    }
    return work
  }

  /// Tells it where it is worth a line.
  func tell(futures: Bool) {
    var short = pipeline.scenario
    let days = short.run.warmUpDays + short.run.days
    (short.run.days, short.run.warmUpDays, short.run.replications) = (1, 1, 1)
    let began = ProcessTime.seconds
    // What keeps it from being simulated is told by the run itself.
    guard (try? Pipeline(scenario: short).simulator(world, plan, power: power).replicate(0)) != nil else {
      return
    }
    let each = (ProcessTime.seconds - began) / 2 * Double(days)
    let work = work(futures: futures)
    let seconds = each * Double(work.reduce(0) { $0 + $1.count }) / Double(threads)
    guard seconds >= Self.leastSeconds else { return }
    let span = TimeSpan.text(seconds)
    Terminal.tell(
      PlainLanguage.chosen.pick(
        zh: "约需 \(span)：模拟" + work.map { "\($0.count) \($0.name.zh)" }.joined(separator: "、"),
        en: "about \(span): " + work.map { "\($0.count) \($0.name.en)" }.joined(separator: ", ")))
  }
}
