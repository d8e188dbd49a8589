import Dispatch
import Synchronization

/// Computes `body(0)`, `body(1)`, … on up to `threads` threads and returns the results in index order.
///
/// The only parallel loop of the code base. Which thread computes which index is left to chance; what
/// comes back is not, as long as `body` depends on its index alone. Sums over the results are taken
/// after the join, in index order.
///
/// - Complexity: `count` calls of `body`; about 1 µs for each thread besides.
public func parallelMap<Result: Sendable>(
  count: Int, threads: Int, _ body: @Sendable (Int) -> Result
) -> [Result] {
  guard count > 0 else { return [] }
  let workers = min(threads, count)
  guard workers > 1 else { return (0..<count).map(body) }
  return Array(unsafeUninitializedCapacity: count) { buffer, initialized in
    // Every index is taken by exactly one worker, and the buffer is read only after the join.
    nonisolated(unsafe) let slots = buffer
    let taken = Atomic<Int>(0)
    DispatchQueue.concurrentPerform(iterations: workers) { _ in
      while true {
        let index = taken.wrappingAdd(1, ordering: .relaxed).oldValue
        guard index < count else { return }
        slots.initializeElement(at: index, to: body(index))
      }
    }
    initialized = count
  }
}
