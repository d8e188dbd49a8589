/// Waiting and loss at a group of equal servers, such as the plugs of a station.
///
/// Offered load is arrival rate times mean service time, in erlangs. All formulae are recursions, so
/// no factorial can overflow. Source: Erlang 1917; for impatient customers Palm 1957 (Erlang-A).
/// An argument that is no number, or a negative load, gives NaN; no servers means that all wait.
public enum ErlangQueue {
  /// The load from which on the recursions give way to their fluid limit.
  ///
  /// It bounds the time of a call; the limit is wrong by less than 3e-4 there.
  static let fluidLoad = 0x1p23

  /// Erlang B: the share of arrivals that find all servers busy and go away.
  ///
  ///     B_0 = 1,  B_k = a B_{k-1} / (k + a B_{k-1})
  ///
  /// - Complexity: O(servers).
  public static func lossProbability(servers: Int, offeredLoad: Double) -> Double {
    guard offeredLoad >= 0 else { return .nan }
    guard offeredLoad < fluidLoad else {
      return offeredLoad.isInfinite ? 1 : max(0, 1 - Double(max(0, servers)) / offeredLoad)
    }
    var loss = 1.0
    var server = 0
    while server < servers && loss > 0 {
      server += 1
      loss = nextLoss(loss, server: server, offeredLoad: offeredLoad)
    }
    return loss
  }

  /// Erlang C: the share of arrivals that must wait; 1 when the load is not below the servers.
  public static func waitProbability(servers: Int, offeredLoad: Double) -> Double {
    guard offeredLoad >= 0 else { return .nan }
    guard offeredLoad < Double(servers) else { return 1 }
    let loss = lossProbability(servers: servers, offeredLoad: offeredLoad)
    return wait(loss: loss, servers: servers, offeredLoad: offeredLoad)
  }

  /// The mean wait of all arrivals, in the unit of `serviceTime`; infinite when the load is not below the servers.
  public static func meanWait(servers: Int, offeredLoad: Double, serviceTime: Double = 1) -> Double {
    guard offeredLoad >= 0, serviceTime >= 0 else { return .nan }
    guard offeredLoad < Double(servers) else { return .infinity }
    let waiting = waitProbability(servers: servers, offeredLoad: offeredLoad)
    return waiting / (Double(servers) - offeredLoad) * serviceTime
  }

  /// The share of arrivals that wait longer than `time`.
  public static func waitExceeds(
    _ time: Double, servers: Int, offeredLoad: Double, serviceTime: Double = 1
  ) -> Double {
    guard offeredLoad >= 0, serviceTime >= 0, !time.isNaN else { return .nan }
    guard time >= 0, offeredLoad < Double(servers) else { return 1 }
    let waiting = waitProbability(servers: servers, offeredLoad: offeredLoad)
    guard time > 0 else { return waiting }
    return waiting * Elementary.exp(-(Double(servers) - offeredLoad) * (time / serviceTime))
  }
}

extension ErlangQueue {
  /// The fewest servers at which at most this share of arrivals waits.
  ///
  /// More servers than the load in any case; 0 without load; `Int.max` when no number of servers will do
  /// (a target of 0, an infinite load, an argument that is no number) or the load is 2^23 or more.
  public static func smallestServers(offeredLoad: Double, waitProbabilityAtMost target: Double) -> Int {
    guard offeredLoad < fluidLoad, target > 0 else { return .max }
    guard offeredLoad > 0 else { return 0 }
    var loss = 1.0
    var servers = 0
    repeat {
      servers += 1
      loss = nextLoss(loss, server: servers, offeredLoad: offeredLoad)
    } while offeredLoad >= Double(servers)
      || wait(loss: loss, servers: servers, offeredLoad: offeredLoad) > target
    return servers
  }

  /// The fewest servers at which at most this share of arrivals is lost; limits as for waiting.
  public static func smallestServers(offeredLoad: Double, lossProbabilityAtMost target: Double) -> Int {
    guard offeredLoad < fluidLoad, target > 0 else { return .max }
    guard offeredLoad > 0 else { return 0 }
    var loss = 1.0
    var servers = 0
    while loss > target {
      servers += 1
      loss = nextLoss(loss, server: servers, offeredLoad: offeredLoad)
    }
    return servers
  }

  /// The highest load per server at which at most this share of arrivals waits.
  public static func largestUtilisation(servers: Int, waitProbabilityAtMost target: Double) -> Double {
    guard !target.isNaN else { return .nan }
    guard servers > 0, target > 0 else { return 0 }
    guard target < 1 else { return 1 }
    var low = 0.0
    var high = 1.0
    for _ in 0..<52 {
      let middle = (low + high) / 2
      let waiting = waitProbability(servers: servers, offeredLoad: middle * Double(servers))
      if waiting <= target {
        low = middle
      } else {
        high = middle
      }
    }
    return low
  }

  private static func nextLoss(_ loss: Double, server: Int, offeredLoad: Double) -> Double {
    let busy = offeredLoad * loss
    return busy / (Double(server) + busy)
  }

  private static func wait(loss: Double, servers: Int, offeredLoad: Double) -> Double {
    loss / (1 - offeredLoad / Double(servers) * (1 - loss))
  }
}
