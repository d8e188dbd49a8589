import DistrictModel
import NumericKernels
import Uncertainty

/// Groups, designs and distributions that do not go together.
struct UncertaintyChecks {
  let draft: ScenarioDraft
  let reader: ScenarioReader

  /// What a committee decides, or how it is worked out: no guess about the world.
  private static let decided = [
    "district.boundary", "district.cell_size_m", "district.kernel_radius_m", "district.sites", "siting",
    "run",
    "report", "targets", "townships", "uncertainty",
  ]

  func run() {
    checkDecisions()
    checkGroups()
    checkDesign()
  }

  private func checkDecisions() {
    // What a decision costs is as uncertain as anything.
    for entry in reader.uncertain where !entry.path.contains("cost") {
      guard let root = Self.decided.first(where: { entry.path.hasPrefix("\($0).") || entry.path == $0 })
      else {
        continue
      }
      reader.complain(
        "E0770", path: entry.path, zh: "\(entry.path)：\(root) 中的数是决策或算法设定，不取分布",
        en: "\(entry.path): numbers of \(root) are decided, not guessed: no distribution here",
        help: BilingualText(
          zh: "比较若干取值请用 wayside sweep", en: "wayside sweep compares several values of it"))
    }
  }

  private func checkGroups() {
    let groups = draft.uncertainty?.groups ?? []
    let known = groups.map(\.id)
    for entry in reader.uncertain where !entry.group.isEmpty && !known.contains(entry.group) {
      reader.complain(
        "E0771", path: "\(entry.path).group", zh: "uncertainty.groups 中没有 '\(entry.group)'",
        en: "uncertainty.groups has no '\(entry.group)'",
        help: NearestName.help(entry.group, among: known)
          ?? BilingualText(
            zh: "写 uncertainty: { groups: [{ id: \(entry.group), correlation: 0.5 }] }",
            en: "write uncertainty: { groups: [{ id: \(entry.group), correlation: 0.5 }] }"))
    }
    for group in groups where reader.isRead("uncertainty.groups.\(group.id)") {
      let members = reader.uncertain.filter { $0.group == group.id }.map(\.path)
      guard members.count > 1 else {
        reader.complain(
          "E0772", path: "uncertainty.groups.\(group.id)", zh: "组 '\(group.id)' 的成员不足两个（\(members.count)）",
          en: "group '\(group.id)' has \(members.count) of the two members it needs at least",
          help: BilingualText(
            zh: "在数值的分布中写 group: \(group.id)", en: "write group: \(group.id) in the distribution of a number")
        )
        continue
      }
      let place = "uncertainty.groups.\(group.id)"
      let tells = ["correlation", "matrix"].filter { reader.isGiven("\(place).\($0)") }
      guard tells.count == 1 else {
        reader.complain(
          "E0773", path: place,
          zh: tells.isEmpty ? "\(place)：没有 correlation 或 matrix" : "\(place)：correlation 与 matrix 只写其一",
          en: tells.isEmpty
            ? "\(place): neither correlation nor matrix tells how its members are tied"
            : "\(place): correlation and matrix both tell how its members are tied: keep one")
        continue
      }
      do throws(NormalCopula.Fault) {
        _ = try group.copula(members: members.count)
      } catch {
        complain(of: error, group, members)
      }
    }
  }

  private func complain(of fault: NormalCopula.Fault, _ group: FutureDesign.Group, _ members: [String]) {
    let path = "uncertainty.groups.\(group.id)"
    let place = group.matrix.isEmpty ? "\(path).correlation" : "\(path).matrix"
    let names = members.joined(separator: ", ")
    let words: BilingualText
    switch fault {
    case .notSquare:
      words = BilingualText(
        zh: "矩阵有 \(group.matrix.count) 行，组内有 \(members.count) 个数（\(names)）",
        en: "\(group.matrix.count) rows for \(members.count) members: \(names)")
    case .notACorrelation(let row, let column):
      words = BilingualText(
        zh: "第 \(row + 1) 行第 \(column + 1) 列应为\(row == column ? " 1" : " -1 至 1 的数")",
        en:
          "row \(row + 1), column \(column + 1) is \(row == column ? "1" : "a number from -1 to 1") in a correlation matrix"
      )
    case .notSymmetric(let row, let column):
      words = BilingualText(
        zh: "第 \(row + 1) 行第 \(column + 1) 列与第 \(column + 1) 行第 \(row + 1) 列不等",
        en: "row \(row + 1), column \(column + 1) differs from row \(column + 1), column \(row + 1)")
    case .contradiction(let row):
      words =
        group.matrix.isEmpty
        ? BilingualText(
          zh: "\(members.count) 个数两两相关不可能低于 -1/\(members.count - 1)",
          en: "\(members.count) numbers cannot all be tied to each other below -1/\(members.count - 1)")
        : BilingualText(
          zh: "不可能的相关矩阵：前 \(row) 个数的相关已排除第 \(row + 1) 行（\(members[row])）",
          en:
            "no numbers are tied like this: what the first \(row) rows say rules out row \(row + 1), \(members[row])"
        )
    }
    reader.complain("E0773", path: place, zh: "\(place)：\(words.zh)", en: "\(place): \(words.en)")
  }

  private func checkDesign() {
    guard let design = draft.uncertainty, reader.isRead("uncertainty") else { return }
    let count = reader.uncertain.count
    if design.kind == .sobol, count > UnitDesign.mostSobolDimensions {
      reader.complain(
        "E0774", path: "uncertainty.design",
        zh: "sobol 至多 \(UnitDesign.mostSobolDimensions) 个不确定数，方案有 \(count) 个",
        en: "sobol holds \(UnitDesign.mostSobolDimensions) uncertain numbers, the scenario has \(count)",
        help: BilingualText(zh: "写 design: latin-hypercube", en: "write design: latin-hypercube"))
    }
    if !reader.triesDistributions, design.futures > 0 {
      reader.complain(
        "E0775", path: "uncertainty", zh: "没有不确定的数，无从抽取情景",
        en: "no number is uncertain: there is nothing to draw",
        help: BilingualText(
          zh: "把数写成分布，如 stock: \(UncertainExample.text)",
          en: "write a number as a distribution, such as stock: \(UncertainExample.text)"))
    }
  }
}

/// A distribution as an example.
enum UncertainExample {
  static let text = "{low: 30000, mode: 38250, high: 45000}"
}
