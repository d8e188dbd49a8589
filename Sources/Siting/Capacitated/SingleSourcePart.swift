/// A part of the answers of a single-source problem: the sites still possible, whom each may serve, and what is settled.
struct SingleSourcePart {
  /// A site and the customers it may serve, with their costs.
  struct Row {
    var candidate: Int32
    var customers: [Int32]
    var costs: [Int32]
  }

  var rows: [Row]
  /// By place in `rows`: open in every answer of this part.
  var isIn: [Bool]
  /// Pairs that belong together in every answer of this part.
  var together: [(candidate: Int32, customer: Int32)] = []

  /// All answers.
  init(_ model: SingleSourceModel) {
    rows = (0..<model.candidates).map { candidate in
      Row(
        candidate: Int32(candidate), customers: Array(0..<Int32(model.customers)),
        costs: Array(model.costs.row(candidate)))
    }
    isIn = Array(repeating: false, count: model.candidates)
  }

  mutating func remove(_ place: Int) {
    rows.remove(at: place)
    isIn.remove(at: place)
  }

  mutating func forbid(_ place: Int, _ customer: Int32) {
    guard let rank = rows[place].customers.firstIndex(of: customer) else { return }
    rows[place].customers.remove(at: rank)
    rows[place].costs.remove(at: rank)
  }

  /// Settles customers whom only one site may serve; false when somebody has no site left.
  mutating func settle(customers count: Int) -> Bool {
    var sites = [Int32](repeating: 0, count: count)
    var last = [Int32](repeating: -1, count: count)
    for row in rows {
      for customer in row.customers {
        sites[Int(customer)] += 1
        last[Int(customer)] = row.candidate
      }
    }
    for pair in together { sites[Int(pair.customer)] = -1 }
    for customer in 0..<count {
      if sites[customer] == 0 { return false }
      if sites[customer] == 1 { together.append((last[customer], Int32(customer))) }
    }
    return true
  }
}
