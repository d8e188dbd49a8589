internal import NumericKernels

/// Leaves local optima: closes two or three neighbouring stations, fills up again, and swaps around them.
///
/// Iterated local search (Lourenço, Martin, Stützle 2003, doi:10.1007/0-306-48056-5_11). Neighbours are found
/// by walks from row to candidate, so kicks are local: stations far apart rarely improve together.
struct KickSearch {
  private var random: RandomStream
  private(set) var kicks = 0

  init(seed: UInt64) {
    random = RandomStream(seed: seed, replication: 0, purpose: StreamPurpose("siting.kick"))
  }

  /// One kick from `open`, which becomes the result unless that covers less by more than `tolerance`.
  ///
  /// - Parameter best: results above it are searched in full, not only around the kick.
  mutating func kick(
    _ open: inout OpenSites, _ swap: inout SwapSearch, best: Int64, tolerance: Int64
  ) {
    kicks += 1
    guard !open.sites.isEmpty, open.sites.count < open.cover.free.count else { return }
    let before = open.sites
    let value = open.value
    let count = min(2 + random.integer(below: 2), open.sites.count)
    var closed: [Int32] = []
    let center = open.sites[random.integer(below: open.sites.count)]
    open.close(center)
    closed.append(center)
    var tries = 0
    while closed.count < count, tries < 20 {
      tries += 1
      guard let site = neighbour(of: center, open) else { continue }
      open.close(site)
      closed.append(site)
    }
    let opened = refill(&open, avoiding: closed)
    swap.improve(&open, around: closed + opened)
    if open.value > best {
      swap.improve(&open)
    } else if open.value < value - tolerance {
      open.become(before)
    }
  }

  /// An open site within two steps of `site`, by chance.
  private mutating func neighbour(of site: Int32, _ open: OpenSites) -> Int32? {
    let cover = open.cover
    var place = site
    for _ in 0..<3 {
      let start = cover.columnStarts[Int(place)]
      let count = Int(cover.columnStarts[Int(place) + 1] - start)
      guard count > 0 else { return nil }
      let row = Int(cover.columnRows[Int(start) + random.integer(below: count)])
      let first = cover.rowStarts[row]
      place = cover.rowCandidates[Int(first) + random.integer(below: Int(cover.rowStarts[row + 1] - first))]
      if open.isOpen(place) { return place }
    }
    return nil
  }

  /// Opens the best sites left, the ones just closed only where no other is; returns the new ones.
  private mutating func refill(_ open: inout OpenSites, avoiding closed: [Int32]) -> [Int32] {
    var opened: [Int32] = []
    open.fill(avoiding: closed) { opened.append($0) }
    open.fill { opened.append($0) }
    return opened
  }
}
