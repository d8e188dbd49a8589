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

  @Test("An empty queue has nothing to give")
  func empty() {
    var queue = EventQueue()
    let nothing = queue.pop()
    #expect(nothing == nil)
    #expect(queue.top == nil)
    #expect(queue.isEmpty)
  }
}
