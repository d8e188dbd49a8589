import DistrictModel
import Uncertainty
import Yams

/// The keys of `uncertainty`: how futures are drawn from the numbers that are given as distributions.
enum UncertaintySchema {
  static var fields: [Field<FutureDesign>] {
    let root = FutureDesign()
    let group: [Field<FutureDesign.Group>] = [
      .text(
        "id", \.id, About("代号，数值以 group 引用", "word that numbers name as their `group`").required,
        shape: .identifier),
      .number(
        "correlation", \.correlation, -1...1,
        About(
          "组内两两相关系数（秩的正态分数）", "correlation of every two members, in the normal scores of their ranks",
          from: "the program's choice"),
        in: .init()),
      .matrix(
        "matrix", \.matrix,
        About(
          "相关矩阵，成员按出现顺序", "correlations of the members in the order they stand, instead of one number",
          from: "none")),
    ]
    return [
      .integer(
        "futures", \.futures, 0...100_000,
        About(
          "情景数：每个情景为各不确定数值取一组值", "futures, each a value of every uncertain number",
          from: "the program's choice"),
        in: root),
      .choice(
        "design", \.kind,
        About(
          "抽样设计：sobol（至多 40 个数）、latin-hypercube 或 random",
          "how futures are drawn: sobol (at most 40 numbers), latin-hypercube or random",
          from: "the program's choice"),
        in: root),
      .seed("seed", \.seed, About("抽样种子", "seed of the draws", from: "the program's choice"), in: root),
      .list(
        "groups", \.groups, group, empty: .init(),
        About("同升同降的数值组", "numbers that rise and fall together"), id: \.id),
    ]
  }
}

extension Field {
  /// Rows of numbers, as many in each as there are rows.
  static func matrix(_ key: String, _ path: WritableKeyPath<Root, [[Double]]>, _ about: About) -> Field {
    Field(
      key, .matrix, about,
      read: { node, root, reader, name in
        guard case .sequence(let rows) = node else {
          reader.expected("E0206", node, name, zh: "各行数字的列表", en: "a list of rows of numbers")
          return reader.fail(name)
        }
        let read = rows.enumerated().compactMap { row, entry in
          reader.numbers(entry, "\(name)[\(row)]", rows.count...rows.count, -1...1)
        }
        guard read.count == rows.count else { return reader.fail(name) }
        root[keyPath: path] = read
      })
  }
}
