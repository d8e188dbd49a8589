/// A convex piecewise linear function on an interval by its slopes, from left to right. Its values are not kept: what is
/// best follows from the slopes alone.
struct ConvexPieces: Sendable {
  struct Piece: Sendable {
    var slope: Double
    var length: Double
  }

  private(set) var start: Double
  private(set) var pieces: [Piece]

  var end: Double { pieces.reduce(start) { $0 + $1.length } }

  /// Zero on an interval.
  init(from start: Double, to end: Double) {
    self.start = start
    pieces = [Piece(slope: 0, length: max(0, end - start))]
  }

  /// - Precondition: slopes ascend.
  init(from start: Double, pieces: [Piece]) {
    self.start = start
    self.pieces = pieces.filter { $0.length > 0 }
    if self.pieces.isEmpty { self.pieces = [Piece(slope: 0, length: 0)] }
  }

  /// The least of value and step together, as a function of where one stands before the step: the infimal convolution with
  /// the mirrored step, whose pieces merge by their slopes.
  func before(_ step: ConvexPieces) -> ConvexPieces {
    var merged: [Piece] = []
    merged.reserveCapacity(pieces.count + step.pieces.count)
    var own = 0
    var other = step.pieces.count - 1
    while own < pieces.count || other >= 0 {
      if other < 0 || (own < pieces.count && pieces[own].slope <= -step.pieces[other].slope) {
        merged.append(pieces[own])
        own += 1
      } else {
        merged.append(Piece(slope: -step.pieces[other].slope, length: step.pieces[other].length))
        other -= 1
      }
    }
    return ConvexPieces(from: start - step.end, pieces: merged)
  }

  /// The same on a smaller interval; a point where nothing is left of it.
  func clipped(from low: Double, to high: Double) -> ConvexPieces {
    var left = start
    var kept: [Piece] = []
    for piece in pieces {
      let from = max(left, low)
      let to = min(left + piece.length, high)
      if to > from { kept.append(Piece(slope: piece.slope, length: to - from)) }
      left += piece.length
    }
    return ConvexPieces(from: min(max(start, low), max(low, high)), pieces: kept)
  }

  /// Where to go from `here` when the way costs `step` and what lies beyond costs this function; of equal places the one
  /// nearest to `here`.
  func best(from here: Double, _ step: ConvexPieces) -> Double {
    var place = max(start, here + step.start)
    let last = min(end, here + step.end)
    var own = 0
    var ownEnd = start + pieces[0].length
    var other = 0
    var otherEnd = here + step.start + step.pieces[0].length
    while place < last {
      while ownEnd <= place, own < pieces.count - 1 {
        own += 1
        ownEnd += pieces[own].length
      }
      while otherEnd <= place, other < step.pieces.count - 1 {
        other += 1
        otherEnd += step.pieces[other].length
      }
      let slope = pieces[own].slope + step.pieces[other].slope
      var next = last
      if ownEnd > place { next = min(next, ownEnd) }
      if otherEnd > place { next = min(next, otherEnd) }
      // What costs nothing is done only to come nearer to where one stands.
      if slope == 0, place < here { next = min(next, here) } else if slope >= 0 { break }
      guard next > place else { break }
      place = next
    }
    return place
  }
}
