/// Something that will happen: 16 bytes, compared by (time, kind, entity, generation).
///
/// The key is unique among pending events, so the order is total: neither the queue's shape nor the order of pushes
/// can change what happens first. Kinds 8r...8r+7 belong to room r; at equal times the smaller kind comes first.
@frozen public struct Event: Sendable, Hashable {
  public var time: Nanoseconds
  /// kind << 56 | entity << 24 | generation
  public var key: UInt64

  @inlinable public init(time: Nanoseconds, kind: UInt8, entity: Int32, generation: UInt32 = 0) {
    self.time = time
    self.key = UInt64(kind) << 56 | UInt64(UInt32(bitPattern: entity)) << 24 | UInt64(generation & 0xFF_FFFF)
  }

  @inlinable public var kind: UInt8 { UInt8(truncatingIfNeeded: key >> 56) }
  @inlinable public var room: Int { Int(key >> 59) }
  @inlinable public var entity: Int32 { Int32(truncatingIfNeeded: key >> 24) }
  @inlinable public var generation: UInt32 { UInt32(truncatingIfNeeded: key) & 0xFF_FFFF }

  @inlinable @inline(__always) public static func precedes(_ left: Event, _ right: Event) -> Bool {
    left.time < right.time || (left.time == right.time && left.key < right.key)
  }
}
