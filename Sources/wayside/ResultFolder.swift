import ArgumentParser
import DistrictModel
import Foundation
import NumericKernels

/// A result folder of `wayside run` as it lies on the disk, checked against its `COMPLETE`.
struct ResultFolder {
  /// What is wrong with a folder, and the exit code it deserves.
  struct Fault: Error {
    enum Kind {
      case badData
      case missingInput
    }
    let kind: Kind
    let messages: [BilingualText]

    init(kind: Kind, messages: [BilingualText]) {
      self.kind = kind
      self.messages = messages
    }

    init(_ kind: Kind, zh: String, en: String) { self.init(kind: kind, messages: [.init(zh: zh, en: en)]) }

    /// Tells what is wrong, and gives the code to exit with.
    func told() -> ExitCode {
      for message in messages { Terminal.tell("wayside: \(PlainLanguage.chosen.pick(message))") }
      return kind == .badData ? Exit.badData : Exit.missingInput
    }
  }

  let path: String

  /// Whether a path is a result folder rather than a scenario.
  static func isResult(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: path + "/COMPLETE")
  }

  /// What a comparison reads.
  static let needed = [
    "run.json", "indicators.json", "targets.json", "plan.geojson", "cells.csv", "district.json",
    "replications.csv", "inputs.csv",
  ]

  /// The texts of these files, all of them whole.
  ///
  /// - Throws: `Fault` with every file that is missing or is not the one `COMPLETE` was written for.
  ///
  /// - Parameters:
  ///   - needed: names of the files whose texts are wanted.
  ///   - remedy: what else can be done where an older version wrote none of them.
  func texts(
    of needed: [String] = Self.needed,
    remedy: BilingualText = .init(zh: "，或直接比较情景", en: ", or compare the scenario itself")
  ) throws(Fault) -> [String: String] {
    let texts = try checked(keeping: needed)
    let absent = needed.filter { texts[$0] == nil }
    guard absent.isEmpty else { throw older(absent, remedy) }
    return texts
  }

  /// Whether every file is whole and this one is among them.
  func check(has name: String) throws(Fault) {
    _ = try checked(keeping: [])
    guard try listed().contains(where: { $0.name == name }) else {
      throw older([name], .init(zh: "", en: ""))
    }
  }

  /// One file's text.
  func text(_ name: String) throws(Fault) -> String {
    guard let data = FileManager.default.contents(atPath: "\(path)/\(name)") else {
      throw Fault(.missingInput, zh: "无法读取 '\(path)/\(name)'", en: "'\(path)/\(name)' cannot be read")
    }
    return String(decoding: data, as: UTF8.self)
  }

  private func older(_ absent: [String], _ remedy: BilingualText) -> Fault {
    let names = absent.joined(separator: ", ")
    return Fault(
      .badData, zh: "'\(path)' 由旧版本写出，缺少 \(names)；请重新运行情景\(remedy.zh)",
      en:
        "'\(path)' was written by an older version: \(names) \(absent.count == 1 ? "is" : "are") not in it; run the scenario again\(remedy.en)"
    )
  }

  /// The texts of some files, after all that `COMPLETE` lists were found whole.
  private func checked(keeping kept: [String]) throws(Fault) -> [String: String] {
    let sums = try listed()
    guard sums.contains(where: { $0.name == "indicators.json" }),
      sums.contains(where: { $0.name == "run.json" })
    else {
      throw Fault(
        .badData, zh: "'\(path)' 不是 'wayside run' 的结果：缺少 indicators.json",
        en: "'\(path)' holds no result of 'wayside run': there is no indicators.json in it")
    }
    var texts: [String: String] = [:]
    var missing: [BilingualText] = []
    var wrong: [BilingualText] = []
    for (sum, name) in sums {
      guard let data = FileManager.default.contents(atPath: "\(path)/\(name)") else {
        missing.append(
          .init(
            zh: "缺少 '\(path)/\(name)'，而 COMPLETE 列有该文件",
            en: "'\(path)/\(name)' is missing, though COMPLETE lists it"))
        continue
      }
      // run.json has times in it and no sum.
      if name != "run.json", ContentHash.hexadecimal(ContentHash.sha256(Array(data))) != sum {
        wrong.append(
          .init(
            zh: "'\(path)/\(name)' 在运行后被改动：SHA-256 与 COMPLETE 不符",
            en: "'\(path)/\(name)' was changed after the run: its SHA-256 is not that of COMPLETE"))
      }
      if kept.contains(name) { texts[name] = String(decoding: data, as: UTF8.self) }
    }
    guard wrong.isEmpty, missing.isEmpty else {
      throw Fault(kind: wrong.isEmpty ? .missingInput : .badData, messages: wrong + missing)
    }
    return texts
  }

  /// Names of the files the run wrote, `COMPLETE` included.
  func names() throws(Fault) -> [String] { try listed().map(\.name) + ["COMPLETE"] }

  /// Names and sums of `COMPLETE`.
  private func listed() throws(Fault) -> [(sum: String, name: String)] {
    guard let data = FileManager.default.contents(atPath: path + "/COMPLETE") else {
      throw FileManager.default.fileExists(atPath: path)
        ? Fault(
          .badData, zh: "'\(path)' 不是结果文件夹：其中没有 COMPLETE",
          en: "'\(path)' is no result folder: there is no COMPLETE in it")
        : Fault(.missingInput, zh: "'\(path)' 处没有内容", en: "there is nothing at '\(path)'")
    }
    var sums: [(sum: String, name: String)] = []
    for (row, line) in String(decoding: data, as: UTF8.self).split(separator: "\n").enumerated() {
      let parts = line.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: true)
      let name = parts.count == 2 ? parts[1].drop { $0 == " " } : ""
      guard !name.isEmpty, !name.contains("/") else {
        throw Fault(
          .badData, zh: "\(path)/COMPLETE:\(row + 1):1：应为 SHA-256 和本文件夹中的文件名",
          en: "\(path)/COMPLETE:\(row + 1):1: expected a SHA-256 and a file of this folder")
      }
      sums.append((String(parts[0]), String(name)))
    }
    return sums
  }
}
