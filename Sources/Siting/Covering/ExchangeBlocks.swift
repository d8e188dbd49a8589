/// Which blocks of candidates feel it when a site closes or opens.
///
/// Candidates are looked at in blocks of sixteen with the largest gain of each kept beside them, so that a step of the
/// heat bath passes over what it has touched and not over everything. Where neighbours have near numbers, as in most
/// instances, a site touches few blocks; where not, a step is slower and nothing else changes.
struct ExchangeBlocks {
  static let width = 16
  let count: Int
  /// Blocks that hold a candidate sharing a row with the site, ascending, as compressed rows.
  let starts: [Int32]
  let blocks: [Int32]

  /// - Complexity: O(Σ over pairs of the length of the row's list).
  init(_ cover: MergedCover) {
    count = (cover.candidates + Self.width - 1) / Self.width
    var starts: [Int32] = [0]
    var blocks: [Int32] = []
    var mark = [Int32](repeating: -1, count: count)
    for site in 0..<Int32(cover.candidates) {
      var touched: [Int32] = []
      for row in cover.rows(of: site) {
        for pair in cover.rowStarts[Int(row)]..<cover.rowStarts[Int(row) + 1] {
          let block = cover.rowCandidates[Int(pair)] / Int32(Self.width)
          guard mark[Int(block)] != site else { continue }
          mark[Int(block)] = site
          touched.append(block)
        }
      }
      blocks += touched.sorted()
      starts.append(Int32(blocks.count))
    }
    self.starts = starts
    self.blocks = blocks
  }

  /// The largest of each block.
  func largest(_ gains: [Int32]) -> [Int32] {
    (0..<count).map { gains[($0 * Self.width)..<(($0 + 1) * Self.width)].max() ?? 0 }
  }
}
