import Glibc

/// Time that the processor has spent on this program, all threads together.
enum ProcessTime {
  static var seconds: Double { read(CLOCK_PROCESS_CPUTIME_ID) }

  /// Of the thread that asks.
  static var ofThread: Double { read(CLOCK_THREAD_CPUTIME_ID) }

  private static func read(_ clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}

/// Spans of time as people say them.
enum TimeSpan {
  static func text(_ seconds: Double) -> String {
    func say(_ value: Double, _ zh: String, _ en: String) -> String {
      let number =
        value < 10 ? "\((value * 10).rounded() / 10)" : value < 1e15 ? "\(Int(value.rounded()))" : "\(value)"
      return PlainLanguage.chosen.pick(zh: "\(number) \(zh)", en: "\(number) \(en)")
    }
    switch seconds {
    case ..<100: return say(seconds, "秒", "s")
    case ..<6000: return say(seconds / 60, "分钟", "min")
    case ..<172_800: return say(seconds / 3600, "小时", "h")
    case ..<63_115_200: return say(seconds / 86_400, "天", "days")
    default: return say(seconds / 31_557_600, "年", "years")
    }
  }
}
