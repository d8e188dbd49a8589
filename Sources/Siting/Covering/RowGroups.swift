/// Collects rows with equal candidate lists. The signature finds the group, the lists decide.
struct RowGroups {
  private let table: CoverageTable
  /// One row of each group, and what its rows weigh together.
  private var members: [Int] = []
  private var signatures: [UInt64] = []
  private var weights: [Int64] = []
  /// Open addressing: a group or -1. The length is a power of two.
  private var slots = [Int32](repeating: -1, count: 1024)

  init(_ table: CoverageTable) { self.table = table }

  /// Returns the group the row has joined.
  @discardableResult mutating func add(row: Int, weight: Int64, signature: UInt64) -> Int {
    var slot = home(signature)
    while slots[slot] >= 0 {
      let group = Int(slots[slot])
      if signatures[group] == signature, sameList(members[group], row) {
        weights[group] += weight
        return group
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    slots[slot] = Int32(members.count)
    members.append(row)
    signatures.append(signature)
    weights.append(weight)
    if members.count * 2 > slots.count { grow() }
    return members.count - 1
  }

  /// The groups as compressed rows, in lexicographic order of their lists.
  func sorted() -> (weights: [Int64], starts: [Int32], candidates: [Int32]) {
    rows(members.indices.sorted { precedes(members[$0], members[$1]) })
  }

  /// The groups as compressed rows, in the order in which they were met.
  func inOrder() -> (weights: [Int64], starts: [Int32], candidates: [Int32]) { rows(Array(members.indices)) }

  private func rows(_ order: [Int]) -> (weights: [Int64], starts: [Int32], candidates: [Int32]) {
    var starts: [Int32] = [0]
    var candidates: [Int32] = []
    for group in order {
      candidates.append(contentsOf: table[members[group]])
      starts.append(Int32(candidates.count))
    }
    return (order.map { weights[$0] }, starts, candidates)
  }

  private func home(_ signature: UInt64) -> Int {
    Int(truncatingIfNeeded: signature ^ (signature >> 32)) & (slots.count - 1)
  }

  private mutating func grow() {
    slots = [Int32](repeating: -1, count: slots.count * 2)
    for group in members.indices {
      var slot = home(signatures[group])
      while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(group)
    }
  }

  private func sameList(_ left: Int, _ right: Int) -> Bool {
    let length = table.starts[left + 1] - table.starts[left]
    guard length == table.starts[right + 1] - table.starts[right] else { return false }
    var offset = 0
    while offset < length,
      table.candidates[table.starts[left] + offset] == table.candidates[table.starts[right] + offset]
    {
      offset += 1
    }
    return offset == length
  }

  private func precedes(_ left: Int, _ right: Int) -> Bool {
    var place = table.starts[left]
    var other = table.starts[right]
    while place < table.starts[left + 1], other < table.starts[right + 1] {
      let difference = table.candidates[place] - table.candidates[other]
      if difference != 0 { return difference < 0 }
      place += 1
      other += 1
    }
    return place == table.starts[left + 1] && other < table.starts[right + 1]
  }
}
