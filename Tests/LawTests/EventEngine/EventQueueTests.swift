import EventEngine
import NumericKernels
import Testing

@Suite("Laws of the event queue") struct EventQueueTests {
  private func drain(_ events: [Event]) -> [Event] {
    var queue = EventQueue()
    for event in events { queue.push(event) }
    var order: [Event] = []
    while let event = queue.pop() { order.append(event) }
    return order
  }

  private func mixed(_ count: Int) -> [Event] {
    (0..<count).map { (number: Int) -> Event in
      Event(
        time: Int64(number % 37), kind: UInt8(number % 5), entity: Int32(number),
        generation: UInt32(number % 11))
    }
  }

  @Test("Events come out in one order, however they went in", arguments: 1...20)
  func pushOrderDoesNotMatter(seed: UInt64) {
    let events = mixed(700)
    var random = RandomStream(seed: seed, replication: 0, purpose: StreamPurpose("shuffle"))
    let shuffled = events.shuffled(using: &random)
    #expect(shuffled != events)
    #expect(drain(shuffled) == drain(events))
    #expect(drain(shuffled) == events.sorted(by: Event.precedes))
  }

  @Test("The order is total: of two different events exactly one comes first")
  func orderIsTotal() {
    let events = mixed(120)
    for left in events {
      for right in events {
        let ways = (Event.precedes(left, right) ? 1 : 0) + (Event.precedes(right, left) ? 1 : 0)
        #expect(ways == (left == right ? 0 : 1))
      }
    }
  }

  @Test("Ten thousand events of one instant come by kind, then entity, then generation")
  func equalTimes() {
    var random = RandomStream(seed: 5, replication: 0, purpose: StreamPurpose("shuffle"))
    let events = (0..<10_000).map { (number: Int) -> Event in
      Event(
        time: 99, kind: UInt8(number / 2500), entity: Int32(number / 2 % 1250), generation: UInt32(number % 2)
      )
    }
    let order = drain(events.shuffled(using: &random))
    #expect(order == events)
    // Planted fault: the same events in another order are noticed.
    #expect(order != Array(events.reversed()))
  }

  @Test(
    "Kind, entity and generation are packed without loss",
    arguments: [Int32.max, Int32.min, -1, 0, 1, 16_777_216] as [Int32], [0, 1, 0xFF_FFFF] as [UInt32])
  func packing(entity: Int32, generation: UInt32) {
    for kind in [UInt8(0), 7, 8, 255] {
      let event = Event(time: -5, kind: kind, entity: entity, generation: generation)
      #expect(event.kind == kind)
      #expect(event.room == Int(kind / 8))
      #expect(event.entity == entity)
      #expect(event.generation == generation)
    }
  }

  @Test("Generations wrap after 24 bits and touch nothing else")
  func wrap() {
    let wrapped = Event(time: 0, kind: 3, entity: 9, generation: 0x0100_0001)
    #expect(wrapped == Event(time: 0, kind: 3, entity: 9, generation: 1))
    #expect(wrapped.generation == 1)
    #expect(wrapped.entity == 9)
  }

  @Test("Pushing while popping keeps the order, and the largest count is kept")
  func interleaved() {
    var queue = EventQueue()
    var random = RandomStream(seed: 8, replication: 0, purpose: StreamPurpose("times"))
    for entity in 0..<50 {
      queue.push(Event(time: Int64(random.integer(below: 1000)), kind: 0, entity: Int32(entity)))
    }
    var last = Event(time: -1, kind: 0, entity: 0)
    for step in 0..<5000 {
      let popped = queue.pop()
      guard let event = popped else { break }
      #expect(Event.precedes(last, event))
      last = event
      queue.push(
        Event(time: event.time + 1 + Int64(random.integer(below: 1000)), kind: 1, entity: Int32(step)))
    }
    #expect(queue.count == 50)
    #expect(queue.largestCount == 50)
  }

  @Test(
    "The wheel gives the order of a plain sort, near and far, and after looking ahead",
    arguments: [Duration.second, Duration.minute, Duration.hour, 40 * Duration.hour, 1000 * Duration.day])
  func wheel(reach: Nanoseconds) {
    var queue = EventQueue()
    var plain: [Event] = []
    var random = RandomStream(seed: 9, replication: 0, purpose: StreamPurpose("wheel"))
    var now: Nanoseconds = 0
    for step in 0..<3000 {
      for _ in 0..<random.integer(below: 3) {
        let later = Int64(random.uniform() * random.uniform() * Double(reach))
        let event = Event(time: now + later, kind: UInt8(random.integer(below: 4)), entity: Int32(step))
        if plain.contains(event) { continue }
        queue.push(event)
        plain.append(event)
      }
      let first = plain.indices.min { Event.precedes(plain[$0], plain[$1]) }
      let ahead = queue.top
      #expect(ahead == first.map { plain[$0] })
      if step % 3 == 0 { continue }
      let popped = queue.pop()
      #expect(popped == ahead)
      if let first { now = plain.remove(at: first).time }
    }
    #expect(queue.count == plain.count)
  }

  @Test("An event before the last one taken still comes first")
  func past() {
    var queue = EventQueue()
    for hour in [5, 9, 200] { queue.push(Event(time: Int64(hour) * Duration.hour, kind: 0, entity: 0)) }
    let first = queue.pop()
    queue.push(Event(time: -1, kind: 0, entity: 0))
    queue.push(Event(time: 7 * Duration.hour, kind: 0, entity: 0))
    queue.push(Event(time: -2, kind: 0, entity: 0))
    var times = [first?.time]
    while let event = queue.pop() { times.append(event.time) }
    #expect(times == [5 * Duration.hour, -2, -1, 7 * Duration.hour, 9 * Duration.hour, 200 * Duration.hour])
  }

  @Test("An empty queue has nothing to give")
  func empty() {
    var queue = EventQueue()
    let nothing = queue.pop()
    #expect(nothing == nil)
    let top = queue.top
    #expect(top == nil)
    #expect(queue.isEmpty)
  }
}
