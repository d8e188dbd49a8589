/// The pending events on a wheel of 8.6 s buckets; a bucket is put in order when it opens.
///
/// The order of events is total, so what comes first does not depend on the wheel. Events beyond the wheel's 39 hours
/// wait in a heap; events before the last one taken, which no room makes, are answered in order all the same.
/// - Complexity: push O(1) and pop O(log of the bucket) amortised, where pushes do not run far back in time.
public struct EventQueue: Sendable {
  private static let bucketBits: Int64 = 33
  private static let buckets: Int64 = 1 << 14

  private struct Node: Sendable {
    var event: Event
    var next: Int32
  }

  private var nodes: [Node] = []
  private var firstFree: Int32 = -1
  /// First node of each bucket, and a bit for each that has one.
  private var heads = [Int32](repeating: -1, count: Int(EventQueue.buckets))
  private var occupied = [UInt64](repeating: 0, count: Int(EventQueue.buckets) / 64)
  private var onWheel = 0
  private var far = FarEvents()
  /// The bucket being worked on, last event first.
  private var open: [Event] = []
  private var openBucket = Int64.min
  /// The bucket of the last event taken; no event on the wheel is older.
  private var floor: Int64 = 0
  /// No bucket before this one has an event on the wheel.
  private var cursor: Int64 = 0

  public private(set) var count = 0
  /// The most events that were ever pending.
  public private(set) var largestCount = 0

  public init() {}

  public var isEmpty: Bool { count == 0 }

  /// The next event; `nil` when nothing is pending. Looking may open a bucket.
  public var top: Event? {
    mutating get {
      if open.isEmpty { openNext() }
      return open.last
    }
  }

  public mutating func push(_ event: Event) {
    count += 1
    if count > largestCount { largestCount = count }
    let bucket = event.time >> Self.bucketBits
    if !open.isEmpty, bucket < openBucket, bucket >= floor {
      // Something comes before the bucket that stands open: back onto the wheel with it.
      let waiting = open
      open.removeAll(keepingCapacity: true)
      for event in waiting { place(event, in: event.time >> Self.bucketBits) }
    }
    place(event, in: bucket)
  }

  /// Takes the next event; `nil` when nothing is pending.
  public mutating func pop() -> Event? {
    if open.isEmpty { openNext() }
    guard let event = open.popLast() else { return nil }
    count -= 1
    let bucket = event.time >> Self.bucketBits
    if bucket > floor {
      floor = bucket
      if cursor < floor { cursor = floor }
      while far.firstBucket < floor + Self.buckets, let event = far.pop() {
        place(event, in: event.time >> Self.bucketBits)
      }
    }
    return event
  }
}

extension EventQueue {
  @inline(__always) private mutating func place(_ event: Event, in bucket: Int64) {
    if bucket < floor || (bucket == openBucket && !open.isEmpty) {
      if open.isEmpty { openBucket = floor - 1 }
      insert(event)
    } else if bucket < floor + Self.buckets {
      if bucket < cursor { cursor = bucket }
      let slot = Int(bucket & (Self.buckets - 1))
      let next = heads[slot]
      if next < 0 { occupied[slot >> 6] |= 1 << UInt64(slot & 63) }
      if firstFree >= 0 {
        let row = firstFree
        firstFree = nodes[Int(row)].next
        nodes[Int(row)] = Node(event: event, next: next)
        heads[slot] = row
      } else {
        heads[slot] = Int32(nodes.count)
        nodes.append(Node(event: event, next: next))
      }
      onWheel += 1
    } else {
      far.push(event, bucket)
    }
  }

  /// Puts an event into the open bucket.
  private mutating func insert(_ event: Event) {
    open.append(event)
    Self.sift(&open, open.count - 1)
  }

  private mutating func openNext() {
    if onWheel == 0 {
      guard far.firstBucket < Int64.max else { return }
      openBucket = far.firstBucket
      while far.firstBucket == openBucket, let event = far.pop() { open.append(event) }
    } else {
      openBucket = nextBucket()
      cursor = openBucket
      let slot = Int(openBucket & (Self.buckets - 1))
      var row = heads[slot]
      heads[slot] = -1
      occupied[slot >> 6] &= ~(1 << UInt64(slot & 63))
      while row >= 0 {
        let node = nodes[Int(row)]
        open.append(node.event)
        nodes[Int(row)].next = firstFree
        firstFree = row
        row = node.next
        onWheel -= 1
      }
    }
    // Tariffs start charges by the thousand at one instant.
    if open.count > 64 {
      open.sort { Event.precedes($1, $0) }
    } else if open.count > 1 {
      for row in 1..<open.count { Self.sift(&open, row) }
    }
  }

  /// The first bucket from the cursor on that has an event.
  private func nextBucket() -> Int64 {
    let slot = Int(cursor & (Self.buckets - 1))
    var word = slot >> 6
    var bits = occupied[word] & (~0 << UInt64(slot & 63))
    while bits == 0 {
      word = (word + 1) & (occupied.count - 1)
      bits = occupied[word]
    }
    let found = Int64(word << 6 + bits.trailingZeroBitCount)
    return cursor + (found - Int64(slot)) & (Self.buckets - 1)
  }

  /// Moves the event of a row before those that come after it; the rows before are in falling order.
  private static func sift(_ events: inout [Event], _ row: Int) {
    var span = events.mutableSpan
    let event = span[row]
    var hole = row
    while hole > 0, Event.precedes(span[hole - 1], event) {
      span[hole] = span[hole - 1]
      hole -= 1
    }
    span[hole] = event
  }
}

/// Events beyond the wheel in a binary heap.
private struct FarEvents: Sendable {
  private var items: [Event] = []
  /// Bucket of the first event; `Int64.max` for none.
  var firstBucket = Int64.max

  mutating func push(_ event: Event, _ bucket: Int64) {
    if bucket < firstBucket { firstBucket = bucket }
    items.append(event)
    var hole = items.count - 1
    while hole > 0, Event.precedes(event, items[(hole - 1) / 2]) {
      items[hole] = items[(hole - 1) / 2]
      hole = (hole - 1) / 2
    }
    items[hole] = event
  }

  mutating func pop() -> Event? {
    guard let first = items.first, let event = items.popLast() else { return nil }
    var hole = 0
    while !items.isEmpty {
      var child = 2 * hole + 1
      if child + 1 < items.count, Event.precedes(items[child + 1], items[child]) { child += 1 }
      guard child < items.count, Event.precedes(items[child], event) else {
        items[hole] = event
        break
      }
      items[hole] = items[child]
      hole = child
    }
    firstBucket = items.first.map { $0.time >> 33 } ?? Int64.max
    return first
  }
}
